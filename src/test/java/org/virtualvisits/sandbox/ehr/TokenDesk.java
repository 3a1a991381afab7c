package org.virtualvisits.sandbox.ehr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives tokens for assertions, as SMART Backend Services says, and finds fault with every one that breaks its rules. */
public final class TokenDesk {

    private final URI url;
    private final Clock clock;
    private final Set<String> used = new HashSet<>();
    private Optional<Client> client = Optional.empty();
    private Optional<String> current = Optional.empty();
    private int given;

    TokenDesk(URI url, Clock clock) {
        this.url = url;
        this.clock = clock;
    }

    /** Where it is. */
    public URI url() {
        return url;
    }

    /** From now on nobody is let in without a token, and this client gets one. */
    public synchronized void expect(String clientId, PublicKey key) {
        client = Optional.of(new Client(clientId, key));
    }

    /** From now on nobody is let in but with this token. */
    public synchronized void expect(String token) {
        current = Optional.of(token);
    }

    /** The token that was given holds no longer. */
    public synchronized void revoke() {
        current = Optional.of("revoked");
    }

    /** How many were given. */
    public synchronized int given() {
        return given;
    }

    synchronized boolean lets(@Nullable String authorization) {
        return (client.isEmpty() && current.isEmpty())
                || current.filter(token -> ("Bearer " + token).equals(authorization))
                        .isPresent();
    }

    synchronized EhrSimulator.Answer give(Map<String, String> form) {
        boolean right = form.getOrDefault("grant_type", "").equals("client_credentials")
                && form.getOrDefault("scope", "").contains("system/Appointment")
                && form.getOrDefault("client_assertion_type", "")
                        .equals("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                && isRight(form.getOrDefault("client_assertion", "").split("\\."));
        if (!right) {
            return new EhrSimulator.Answer(400, "{\"error\":\"invalid_client\"}", Map.of());
        }
        current = Optional.of("token-" + ++given);
        return EhrSimulator.json(EhrSimulator.MAPPER
                .createObjectNode()
                .put("access_token", current.get())
                .put("token_type", "bearer")
                .put("expires_in", 300));
    }

    private boolean isRight(String[] parts) {
        if (parts.length != 3 || client.isEmpty()) {
            return false;
        }
        JsonNode header = json(parts[0]);
        JsonNode claims = json(parts[1]);
        long now = clock.instant().getEpochSecond();
        long ends = claims.path("exp").asLong();
        String id = client.get().id();
        return claims.path("iss").asText().equals(id)
                && claims.path("sub").asText().equals(id)
                && claims.path("aud").asText().equals(url.toString())
                && ends > now
                && ends <= Instant.ofEpochSecond(now).plusSeconds(300).getEpochSecond()
                && used.add(claims.path("jti").asText())
                && isSigned(header.path("alg").asText(), parts);
    }

    private boolean isSigned(String algorithm, String[] parts) {
        try {
            PublicKey key = client.orElseThrow().key();
            String expected = key.getAlgorithm().equals("RSA") ? "RS384" : "ES384";
            var signature =
                    Signature.getInstance(expected.equals("RS384") ? "SHA384withRSA" : "SHA384withECDSAinP1363Format");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return algorithm.equals(expected)
                    && signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static JsonNode json(String part) {
        try {
            return EhrSimulator.MAPPER.readTree(
                    new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private record Client(String id, PublicKey key) {}
}
