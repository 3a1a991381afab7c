package org.virtualvisits.core.organisation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A message signed as Standard Webhooks 1.0 says: {@code v1,} and the base64 of HMAC-SHA256 over
 * {@code id.timestamp.body}; several signatures may stand side by side while a secret is being changed.
 */
record StandardWebhooks(String id, Instant at, List<String> signatures, String body) {

    /** How far the sender's clock may be off; later than that, it is a replay. */
    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");
    private static final int LONGEST_ID = 256;
    private static final int MOST_SIGNATURES = 10;
    private static final String VERSION = "v1,";
    private static final String SECRET_PREFIX = "whsec_";

    /** Empty where a header is missing or is not what it must be. */
    static Optional<StandardWebhooks> of(RecogniseCaller.Evidence evidence) {
        Optional<String> id =
                evidence.webhookId().filter(text -> !text.isEmpty() && text.length() <= LONGEST_ID);
        Optional<Instant> at = evidence.webhookTimestamp()
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Instant.ofEpochSecond(Long.parseLong(text)));
        return id.flatMap(itsId -> at.flatMap(itsTime -> evidence.webhookSignature()
                .map(text -> new StandardWebhooks(itsId, itsTime, signatures(text), evidence.body()))));
    }

    private static List<String> signatures(String header) {
        return Arrays.stream(header.split(" ", MOST_SIGNATURES + 1))
                .limit(MOST_SIGNATURES)
                .filter(signature -> signature.startsWith(VERSION))
                .map(signature -> signature.substring(VERSION.length()))
                .toList();
    }

    boolean isOf(Instant now) {
        return Duration.between(at, now).abs().compareTo(WINDOW) <= 0;
    }

    /** Whether any of the signatures was made with this secret. */
    boolean isSignedWith(String secret) {
        return key(secret).map(this::isSignedWith).orElse(false);
    }

    private boolean isSignedWith(byte[] key) {
        byte[] expected = Base64.getEncoder().encode(mac(key));
        return signatures.stream()
                .anyMatch(signature ->
                        MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            String signed = id + "." + at.getEpochSecond() + "." + body;
            return mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** A secret that is none opens nothing. */
    private static Optional<byte[]> key(String secret) {
        String text = secret.startsWith(SECRET_PREFIX) ? secret.substring(SECRET_PREFIX.length()) : secret;
        try {
            return Optional.of(Base64.getDecoder().decode(text.strip())).filter(key -> key.length >= 16);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
