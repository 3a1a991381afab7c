package org.virtualvisits.core.organisation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a clinic's patients are told besides that a visit is booked, changed or off, and when they are left in peace.
 *
 * @param reminders how long before the start reminders go out
 * @param starting how long before the start "your visit is about to start" goes out; absent where it does not, as a
 *     reminder an hour before says the same
 * @param missed whether patients who did not come are told what to do now
 * @param quiet when nothing is sent that can wait
 */
public record Reminding(List<Duration> reminders, Optional<Duration> starting, boolean missed, QuietHours quiet) {

    /** Early enough to change one's plans, to prepare, and to find the link. */
    public static final List<Duration> USUAL_REMINDERS =
            List.of(Duration.ofDays(5), Duration.ofDays(1), Duration.ofHours(1));

    /** As clinics do unless they say otherwise. */
    public static final Reminding USUAL = new Reminding(USUAL_REMINDERS, Optional.empty(), true, QuietHours.USUAL);

    /** Only changes are told, at any hour. */
    public static final Reminding NONE = new Reminding(List.of(), Optional.empty(), false, QuietHours.NEVER);

    /** Keeps its own copy. */
    public Reminding {
        reminders = List.copyOf(reminders);
    }
}
