package org.virtualvisits;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.join.WayIn;

/**
 * Everything the program is told from outside, read once and checked at start: a deployment with a wrong setting does
 * not start, and says every setting that is wrong.
 *
 * @param publicBase where callers reach this app, without "/api"
 * @param joinBase what patients' links begin with; may be a shorter domain that leads to {@code publicBase/api/join}
 * @param joinLinkKey at least 32 bytes that only this deployment knows, in Base64
 * @param administrator SHA-256 digest (hex) of the token that may create organisations
 * @param staffSignIn whether App Service authentication signs staff in, so that its headers can be believed
 * @param joinBy which way patients are led into a meeting
 * @param smsMostParts how many parts a text message of an organisation's own template may have
 * @param callbacks how carriers of texts call back
 * @param keyVault where sources' signing secrets are; without it, sources can only use bearer tokens
 * @param rotation where rotated secrets go; without it, none is rotated
 */
public record Settings(
        Storage storage,
        URI publicBase,
        URI joinBase,
        String joinLinkKey,
        Optional<String> administrator,
        Optional<URI> keyVault,
        Graph graph,
        MailInvite mailInvite,
        Sms sms,
        boolean staffSignIn,
        WayIn.By joinBy,
        int smsMostParts,
        Optional<Rotation> rotation,
        Callbacks callbacks) {

    /**
     * Reads the settings.
     *
     * @throws IllegalStateException that names every setting which is missing or wrong, and shows no value
     */
    public static Settings from(Map<String, String> environment) {
        return new SettingsReader(environment).read();
    }

    /**
     * What carriers of texts tell us.
     *
     * @param tokens SHA-256 digests (hex) of the tokens they bring; two while one is being changed
     * @param replies whether patients can answer texts, so that texts ask them to
     */
    public record Callbacks(List<String> tokens, boolean replies) {

        /** Keeps its own copy. */
        public Callbacks {
            tokens = List.copyOf(tokens);
        }
    }

    /** Where tables and queues are. */
    public sealed interface Storage {
        /** By a connection string, as Azurite has; for development only. */
        record ByConnectionString(String connectionString) implements Storage {}

        /** By managed identity. */
        record ByIdentity(URI tables, URI queues, Optional<String> clientId) implements Storage {}
    }

    /**
     * How Microsoft Graph is reached.
     *
     * @param base ends in "/v1.0"
     * @param appId the app's id, which administrators grant policies to
     * @param secretId the key id of the secret in use, so that the credential watch knows it from its successors
     */
    public record Graph(URI base, String appId, Credential credential, Optional<String> secretId) {}

    /** As whom this app signs in to Graph. */
    public sealed interface Credential {
        /** The function app's managed identity: nothing to keep, nothing to expire. Recommended. */
        record ManagedIdentity(String clientId) implements Credential {}

        /** An app registration with a secret, which expires. */
        record ClientSecret(String tenant, String clientId, String secret) implements Credential {}

        /** An app registration with a certificate (PEM text with its private key), which expires. */
        record ClientCertificate(String tenant, String clientId, String pem) implements Credential {}
    }

    /**
     * What the rotation of secrets needs.
     *
     * @param vault where rotated secrets go
     * @param login where new secrets are proven
     * @param tenant of the applications
     */
    public record Rotation(URI vault, URI login, String tenant) {}

    /** How a mail carries its invite. */
    public enum MailInvite {
        /** As part of the message, which calendars offer to accept. */
        INLINE,
        /** As an attached file, which the reader opens. */
        ATTACHED
    }

    /** Who carries text messages. */
    public sealed interface Sms {
        /** Nobody: patients are told by mail alone. */
        record None() implements Sms {}

        /** Azure Communication Services. */
        record Acs(URI endpoint, String sender) implements Sms {}

        /** GOV.UK Notify. */
        record Notify(String apiKey, String templateId, Optional<URI> base) implements Sms {}
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "settings of " + publicBase;
    }
}
