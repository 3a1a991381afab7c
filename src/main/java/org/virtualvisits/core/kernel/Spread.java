package org.virtualvisits.core.kernel;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.CRC32;

/** Keeps those who wait for the same thing from coming at the same moment: each has its own part of a time, by its id. */
public final class Spread {

    private Spread() {}

    /** Between nothing and that time, the same each time for an id, and evenly among ids. */
    public static Duration of(String id, Duration over) {
        var sum = new CRC32();
        sum.update(id.getBytes(StandardCharsets.UTF_8));
        return Duration.ofMillis((long) (over.toMillis() * (sum.getValue() / (double) (1L << 32))));
    }
}
