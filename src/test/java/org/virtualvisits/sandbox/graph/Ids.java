package org.virtualvisits.sandbox.graph;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Ids that look like Graph's and never repeat within a simulator: made from a counter, so that runs are repeatable. */
final class Ids {

    private final AtomicLong last = new AtomicLong();

    UUID guid() {
        return UUID.nameUUIDFromBytes(("id " + last.incrementAndGet()).getBytes(StandardCharsets.UTF_8));
    }

    /** A number of so many digits that does not start with 0. */
    String digits(int count) {
        String number = Long.toUnsignedString(guid().getMostSignificantBits()).repeat(2);
        return ("2" + number).substring(0, count);
    }

    /** A mail item's id as Outlook makes them: long, case-sensitive, URL-safe base64. */
    String item(String prefix) {
        String seed = guid().toString() + guid() + guid();
        return prefix + Base64.getUrlEncoder().encodeToString(seed.getBytes(StandardCharsets.US_ASCII));
    }
}
