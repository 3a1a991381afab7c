package org.virtualvisits.adapters.table;

/**
 * Any text as a part of a table key, and back. Keys must not hold {@code / \ # ?} or control characters
 * (learn.microsoft.com, "Understanding the Table service data model"), and {@code %}, quotes and spaces are trouble on the
 * way there; so all but a few plain characters become {@code ~} and four hexadecimal digits.
 */
final class Keys {

    /** 1 KiB of UTF-16, less room for what we put before it. */
    private static final int LONGEST = 480;

    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:@|";

    private Keys() {}

    static String encode(String text) {
        var key = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (PLAIN.indexOf(sign) >= 0) {
                key.append(sign);
            } else {
                key.append("~%04x".formatted((int) sign));
            }
        }
        if (key.length() > LONGEST) {
            throw new IllegalArgumentException("a key of " + text.length() + " characters is too long for a table");
        }
        return key.toString();
    }

    static String decode(String key) {
        var text = new StringBuilder(key.length());
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) == '~') {
                text.append((char) Integer.parseInt(key.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                text.append(key.charAt(i));
            }
        }
        return text.toString();
    }
}
