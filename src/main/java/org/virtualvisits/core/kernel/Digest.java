package org.virtualvisits.core.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names derived from content, so that the same input always gets the same name: SHA-256, cut to what is needed. */
public final class Digest {

    /** Lower-case letters and digits without i, l, o and u: safe in every place, and no two look alike. */
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private Digest() {}

    /**
     * The digest of the parts in order, five bits a character. The parts are length-prefixed, so that ("ab", "c") and
     * ("a", "bc") differ.
     *
     * @param characters 1 to 51
     */
    public static String of(int characters, String... parts) {
        MessageDigest sha = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            sha.update(bytes);
        }
        return base32(sha.digest(), characters);
    }

    /** The plain SHA-256 of a text in UTF-8, as 64 lower-case hexadecimal digits: how tokens are kept. */
    public static String sha256Hex(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Compares without telling by its duration where two texts differ. */
    public static boolean sameText(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String base32(byte[] bytes, int characters) {
        var text = new StringBuilder(characters);
        for (int i = 0; i < characters; i++) {
            int bit = i * 5;
            int window = (bytes[bit / 8] & 0xff) << 8 | (bit / 8 + 1 < bytes.length ? bytes[bit / 8 + 1] & 0xff : 0);
            text.append(ALPHABET.charAt(window >> (11 - bit % 8) & 31));
        }
        return text.toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
