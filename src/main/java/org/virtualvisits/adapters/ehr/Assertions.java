package org.virtualvisits.adapters.ehr;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.virtualvisits.core.organisation.FhirServer.SignIn;

/**
 * Assertions by which a client proves that it has its private key (SMART App Launch 2.2, "Client authentication:
 * asymmetric"; RFC 7523): RS384 with an RSA key, ES384 with one of curve P-384.
 */
final class Assertions {

    /** "No more than five minutes in the future"; some room for clocks. */
    private static final Duration HOLDS = Duration.ofMinutes(4);

    private static final int SHORTEST_RSA = 2048;
    private static final int P_384 = 384;

    private Assertions() {}

    /**
     * A signed assertion.
     *
     * @param pem PKCS #8
     * @param name of this assertion alone; a server takes each once
     * @return empty if the key is none that can sign
     */
    static Optional<String> signed(SignIn.Assertion client, String pem, String name, Instant now) {
        return key(pem).map(key -> {
            boolean rsa = key instanceof RSAPrivateKey;
            ObjectNode header = node().put("alg", rsa ? "RS384" : "ES384").put("typ", "JWT");
            client.keyId().ifPresent(id -> header.put("kid", id));
            ObjectNode claims = node().put("iss", client.clientId())
                    .put("sub", client.clientId())
                    .put("aud", client.tokenUrl().toString())
                    .put("jti", name)
                    .put("iat", now.getEpochSecond())
                    .put("exp", now.plus(HOLDS).getEpochSecond());
            String text = base64(bytes(header)) + "." + base64(bytes(claims));
            return text + "." + base64(signature(key, rsa, text));
        });
    }

    private static byte[] signature(PrivateKey key, boolean rsa, String text) {
        try {
            var signature = Signature.getInstance(rsa ? "SHA384withRSA" : "SHA384withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform signs with RSA and P-384", e);
        }
    }

    private static Optional<PrivateKey> key(String pem) {
        if (!pem.contains("BEGIN PRIVATE KEY")) {
            return Optional.empty();
        }
        try {
            String body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body));
            return made("RSA", spec).or(() -> made("EC", spec)).filter(Assertions::isStrong);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static boolean isStrong(PrivateKey key) {
        return switch (key) {
            case RSAPrivateKey rsa -> rsa.getModulus().bitLength() >= SHORTEST_RSA;
            case ECPrivateKey curve -> curve.getParams().getOrder().bitLength() == P_384;
            default -> false;
        };
    }

    private static Optional<PrivateKey> made(String kind, PKCS8EncodedKeySpec spec) {
        try {
            return Optional.of(KeyFactory.getInstance(kind).generatePrivate(spec));
        } catch (InvalidKeySpecException another) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + kind, e);
        }
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static byte[] bytes(ObjectNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
