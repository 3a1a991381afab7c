package org.virtualvisits.core.visit;

import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Contact;

/**
 * Makes the tokens of join links: 128 bits of HMAC-SHA256 under a key of the deployment, as 22 letters and digits.
 * Derived, not drawn, so that making a link again after a crash makes the same link; unguessable without the key.
 */
public final class JoinTokens {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 22; // 62^22 > 2^128

    private final SecretKeySpec key;
    private final String base;

    /**
     * Keeps the key.
     *
     * @param key at least 32 bytes; under another key new links are other links, while those sent before still work
     * @param base what a link begins with, to which "/token" is added
     */
    public JoinTokens(byte[] key, URI base) {
        if (key.length < 32) {
            throw new IllegalArgumentException("the join link key must have at least 32 bytes");
        }
        this.key = new SecretKeySpec(key.clone(), "HmacSHA256");
        String text = base.toString();
        this.base = text.endsWith("/") ? text : text + "/";
    }

    /** The token of a contact's link. */
    public String token(VisitId visit, Contact contact) {
        byte[] mac = mac(visit + "|" + contact.patient() + "|" + contact.channel() + "|" + contact.mark());
        var number = new BigInteger(1, Arrays.copyOf(mac, 16));
        var text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            BigInteger[] parts = number.divideAndRemainder(BigInteger.valueOf(ALPHABET.length()));
            text.append(ALPHABET.charAt(parts[1].intValue()));
            number = parts[0];
        }
        return text.toString();
    }

    /** A contact's link. */
    public URI link(VisitId visit, Contact contact) {
        return URI.create(base + token(visit, contact));
    }

    /** How a token is kept and looked up. */
    public static String digest(String token) {
        return Digest.sha256Hex(token);
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
