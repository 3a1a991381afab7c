package org.virtualvisits.core.organisation;

import java.util.Optional;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.OrganisationId;

/**
 * Use case: tell whether a caller may change an organisation's configuration. Its own administrators may; so may the
 * deployment's administrator, who is needed to begin with, because an organisation that does not exist has none.
 */
public final class RecogniseAdministrator {

    private final Organisations organisations;
    private final Optional<String> deploymentToken;

    /**
     * Keeps its ports.
     *
     * @param deploymentToken the SHA-256 digest (hex) of the deployment's administrator's token, if there is one
     */
    public RecogniseAdministrator(Organisations organisations, Optional<String> deploymentToken) {
        this.organisations = organisations;
        this.deploymentToken = deploymentToken;
    }

    /** Whether the bearer of this token administers the organisation, which need not exist. */
    public boolean mayChange(Optional<String> authorization, OrganisationId organisation) {
        Optional<String> digest = Bearer.digest(authorization);
        return digest.filter(this::isOfDeployment).isPresent()
                || digest.filter(its -> isOfOrganisation(its, organisation)).isPresent();
    }

    /** Whether it is the deployment's administrator, to whom the tenant as a whole belongs. */
    public boolean mayChangeDeployment(Optional<String> authorization) {
        return Bearer.digest(authorization).filter(this::isOfDeployment).isPresent();
    }

    private boolean isOfDeployment(String digest) {
        return deploymentToken
                .filter(expected -> Digest.sameText(expected, digest))
                .isPresent();
    }

    private boolean isOfOrganisation(String digest, OrganisationId id) {
        return organisations.find(id).stream()
                .flatMap(organisation -> organisation.administrators().stream())
                .anyMatch(expected -> Digest.sameText(expected, digest));
    }
}
