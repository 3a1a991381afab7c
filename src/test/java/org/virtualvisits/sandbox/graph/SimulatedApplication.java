package org.virtualvisits.sandbox.graph;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application, or a service principal, of the simulated tenant.
 *
 * @param type of a service principal: Application, ManagedIdentity or Legacy
 * @param owners object ids of users, or of service principals
 */
public record SimulatedApplication(
        Form form,
        String objectId,
        String appId,
        String displayName,
        String type,
        @Nullable String preferredTokenSigningKeyThumbprint,
        boolean federated,
        List<String> owners,
        List<Secret> secrets,
        List<Key> keys) {

    public SimulatedApplication {
        owners = List.copyOf(owners);
        secrets = List.copyOf(secrets);
        keys = List.copyOf(keys);
    }

    /** The two collections. */
    public enum Form {
        APPLICATION,
        SERVICE_PRINCIPAL
    }

    /**
     * A passwordCredential.
     *
     * @param text the secret itself, shown once and then never more
     * @param customKeyIdentifier Base64
     */
    public record Secret(
            String keyId,
            @Nullable String customKeyIdentifier,
            @Nullable String displayName,
            String text,
            Instant start,
            Instant end) {}

    /**
     * A keyCredential.
     *
     * @param customKeyIdentifier Base64
     */
    public record Key(
            String keyId,
            @Nullable String customKeyIdentifier,
            String type,
            String usage,
            Instant start,
            Instant end) {}

    /** The same with these credentials. */
    public SimulatedApplication with(List<Secret> itsSecrets, List<Key> itsKeys) {
        return new SimulatedApplication(
                form,
                objectId,
                appId,
                displayName,
                type,
                preferredTokenSigningKeyThumbprint,
                federated,
                owners,
                itsSecrets,
                itsKeys);
    }

    SimulatedApplication adding(Secret secret) {
        var all = new ArrayList<>(secrets);
        all.add(secret);
        return with(all, keys);
    }

    SimulatedApplication removing(String keyId) {
        return with(
                secrets.stream().filter(secret -> !secret.keyId().equals(keyId)).toList(), keys);
    }
}
