package org.virtualvisits.core.kernel;

import java.util.regex.Pattern;

/** The shape our own short names share: safe in a URL, a table key, a queue message and a log line. */
final class Slug {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private Slug() {}

    static String checked(String what, String value) {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(what + " must be 1 to 40 of a-z, 0-9 and '-', and not begin with '-'");
        }
        return value;
    }
}
