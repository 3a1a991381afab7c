package org.virtualvisits.core.credential;

import java.util.regex.Pattern;
import org.virtualvisits.core.kernel.Digest;

/**
 * A credential's name here: derived from the object that holds it and from its key id, so that every run meets the same
 * one. It tells nothing of the secret.
 */
public record CredentialId(String value) {

    private static final Pattern SHAPE = Pattern.compile("c[0-9a-hjkmnp-tv-z]{25}");

    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException if the value is not one that {@link #of} makes
     */
    public CredentialId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a credential id");
        }
    }

    /** The one name of a key of an object. */
    public static CredentialId of(String objectId, String key) {
        return new CredentialId("c" + Digest.of(25, objectId, key));
    }

    @Override
    public String toString() {
        return value;
    }
}
