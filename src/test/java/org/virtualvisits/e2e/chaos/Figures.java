package org.virtualvisits.e2e.chaos;

import java.time.Duration;
import java.util.Locale;

/**
 * A run in figures.
 *
 * @param webhooks tellings that were taken, duplicates included
 * @param sent requests that this took
 * @param calls of the app to Graph and the carrier
 * @param meetings that were ever made
 * @param live meetings at the end
 */
record Figures(
        long seed,
        Carrier.Kind carrier,
        int appointments,
        int webhooks,
        long duplicates,
        long reordered,
        long sent,
        int calls,
        int failed,
        int kills,
        int storageRestarts,
        int meetings,
        long live,
        int mails,
        int texts,
        Duration took) {

    /** A table's head, to be written once. */
    static String head() {
        return """
                | seed | texts by | appointments | webhooks taken | duplicates | reordered | requests sent | calls to Graph and carrier | made to fail | SIGKILLs | storage restarts | meetings made | live at the end | mails | texts | minutes |
                |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
                """;
    }

    /** Its row. */
    String row() {
        return String.format(
                Locale.ROOT,
                "| %d | %s | %d | %d | %d (%.1f %%) | %d (%.1f %%) | %d | %d | %d (%.1f %%) | %d | %d | %d | %d | %d | %d | %.1f |%n",
                seed,
                carrier,
                appointments,
                webhooks,
                duplicates,
                100.0 * duplicates / webhooks,
                reordered,
                100.0 * reordered / webhooks,
                sent,
                calls,
                failed,
                100.0 * failed / calls,
                kills,
                storageRestarts,
                meetings,
                live,
                mails,
                texts,
                took.toSeconds() / 60.0);
    }
}
