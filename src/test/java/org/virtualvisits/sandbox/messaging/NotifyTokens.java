package org.virtualvisits.sandbox.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Verifies the tokens that GOV.UK Notify wants: a JWT signed with the key's secret, issued within 30 s of now. */
record NotifyTokens(String service, String secret) {

    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static NotifyTokens of(String apiKey) {
        int length = apiKey.length();
        return new NotifyTokens(apiKey.substring(length - 73, length - 37), apiKey.substring(length - 36));
    }

    /** Why a request with this header is not let in. */
    Optional<String> objection(String authorization, Instant now) {
        String[] parts = authorization.replaceFirst("^Bearer ", "").split("\\.", -1);
        if (!authorization.startsWith("Bearer ") || parts.length != 3) {
            return Optional.of("Unauthorized: authentication token must be provided");
        }
        try {
            JsonNode header = decoded(parts[0]);
            JsonNode claims = decoded(parts[1]);
            if (!header.path("alg").asText().equals("HS256") || !isSigned(parts)) {
                return Optional.of("Invalid token: signature, api token not found");
            }
            if (!claims.path("iss").asText().equals(service)) {
                return Optional.of("Invalid token: service not found");
            }
            Instant issued = Instant.ofEpochSecond(claims.path("iat").asLong());
            return Duration.between(issued, now).abs().compareTo(SKEW) > 0
                    ? Optional.of("Error: Your system clock must be accurate to within 30 seconds")
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException malformed) {
            return Optional.of("Invalid token: not a JSON Web Token");
        }
    }

    private boolean isSigned(String[] parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] expected = mac.doFinal((parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8));
            return MessageDigest.isEqual(expected, Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static JsonNode decoded(String part) throws IOException {
        return MAPPER.readTree(Base64.getUrlDecoder().decode(part));
    }
}
