package org.virtualvisits.adapters.messaging;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A GOV.UK Notify API key: a name, the service's id and a secret, joined by hyphens; the last two are UUIDs. Makes the
 * tokens that Notify wants, each good for half a minute ("API architecture: JSON Web Tokens" in its REST page).
 */
final class NotifyKey {

    private static final int UUID_LENGTH = 36;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final String service;
    private final SecretKeySpec secret;

    private NotifyKey(String service, SecretKeySpec secret) {
        this.service = service;
        this.secret = secret;
    }

    /**
     * Reads a key.
     *
     * @throws IllegalArgumentException if it is none; does not quote it
     */
    static NotifyKey parse(String written) {
        String uuid = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
        String key = written.strip();
        if (!key.matches(".+-" + uuid + "-" + uuid)) {
            throw new IllegalArgumentException("not a GOV.UK Notify API key");
        }
        String secret = key.substring(key.length() - UUID_LENGTH);
        int end = key.length() - UUID_LENGTH - 1;
        return new NotifyKey(
                key.substring(end - UUID_LENGTH, end),
                new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
    }

    /** A JSON Web Token (RFC 7519) signed with HS256 (RFC 7518 §3.2). */
    String token(Instant now) {
        String signed = encoded("{\"typ\":\"JWT\",\"alg\":\"HS256\"}")
                + "."
                + encoded("{\"iss\":\"" + service + "\",\"iat\":" + now.getEpochSecond() + "}");
        return signed + "." + BASE64.encodeToString(signature(signed));
    }

    private byte[] signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.US_ASCII));
    }
}
