package org.virtualvisits.core.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names derived from content under a key of the deployment: HMAC-SHA256. Where content can be guessed, as phone numbers
 * can, a plain digest hides nothing; this one does from whoever lacks the key.
 */
public final class KeyedDigest {

    private static final int SHORTEST_KEY = 32;

    private final SecretKeySpec key;

    /**
     * Derives a key of its own, so that one deployment key may serve several purposes.
     *
     * @param deploymentKey at least 32 bytes
     * @param purpose names the purpose for ever
     */
    public KeyedDigest(byte[] deploymentKey, String purpose) {
        if (deploymentKey.length < SHORTEST_KEY) {
            throw new IllegalArgumentException("the key must have at least " + SHORTEST_KEY + " bytes");
        }
        this.key = key(mac(key(deploymentKey), new String[] {"purpose", purpose}));
    }

    /** The digest of the parts in order, as 64 lower-case hexadecimal digits. */
    public String of(String... parts) {
        return HexFormat.of().formatHex(mac(key, parts));
    }

    private static SecretKeySpec key(byte[] bytes) {
        return new SecretKeySpec(bytes.clone(), "HmacSHA256");
    }

    private static byte[] mac(SecretKeySpec key, String[] parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                mac.update(bytes);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return "keyed digest";
    }
}
