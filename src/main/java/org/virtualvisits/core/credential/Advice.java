package org.virtualvisits.core.credential;

/** What to do about a credential, in a sentence or three. */
final class Advice {

    private Advice() {}

    static String on(Credential credential) {
        if (credential.superseded().isPresent()) {
            return "A newer one is valid. Remove this one when nothing uses it any more.";
        }
        return switch (credential.kind()) {
            case SAML_SIGNING ->
                "Add a new signing certificate under the enterprise application's single sign-on, give it to the"
                        + " service provider, and make it active there and here on the same day.";
            case CERTIFICATE ->
                own(credential)
                        + "Upload a new certificate beside this one, let the application use it, then remove this one."
                        + " In Azure a managed identity needs none.";
            case SECRET -> own(credential) + secret(credential);
        };
    }

    private static String secret(Credential credential) {
        if (credential.federated()) {
            return "This application also has a federated credential, which does not expire. See whether anything still"
                    + " uses the secret, and remove it.";
        }
        return "Best is to need no secret: a managed identity where the application runs in Azure, a federated"
                + " credential elsewhere (GitHub, Kubernetes, another cloud). Neither expires. If it must stay, add a new"
                + " secret, let the application use it, then remove this one.";
    }

    private static String own(Credential credential) {
        return credential.own()
                ? "Virtual Visits itself signs in with it: when it ends, visits stop, and so do these reminders. Set"
                        + " GRAPH_CREDENTIAL to managed-identity. "
                : "";
    }
}
