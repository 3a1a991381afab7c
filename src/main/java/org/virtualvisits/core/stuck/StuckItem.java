package org.virtualvisits.core.stuck;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.NoticeId;

/**
 * Something about a visit that does not go on by itself. Holds nothing of a patient's (V8).
 *
 * @param reason a code of attention, {@link #POISON} or {@link #UNSETTLED}
 * @param since when it was first seen
 * @param lastError the class of the last failure, where there was one
 * @param dismissed when a person said that nothing is to be done about it
 */
public record StuckItem(
        OrganisationId organisation,
        VisitId visit,
        Work work,
        String reason,
        Instant since,
        Optional<String> lastError,
        Optional<Instant> dismissed) {

    /** A message that failed as often as the host tries one. */
    public static final String POISON = "POISON";

    /** A change that the sweep has followed for hours. */
    public static final String UNSETTLED = "UNSETTLED";

    private static final Pattern REASON = Pattern.compile("[A-Z][A-Z_]{1,39}");
    private static final Pattern ERROR = Pattern.compile("[A-Za-z0-9_.$]{1,200}");

    /** Checks the shapes. */
    public StuckItem {
        if (!REASON.matcher(reason).matches()) {
            throw new IllegalArgumentException("a reason is a code");
        }
        if (lastError.isPresent() && !ERROR.matcher(lastError.get()).matches()) {
            throw new IllegalArgumentException("an error is the name of a class");
        }
    }

    /** A new one. */
    public static StuckItem of(OrganisationId organisation, VisitId visit, Work work, String reason, Instant since) {
        return new StuckItem(organisation, visit, work, reason, since, Optional.empty(), Optional.empty());
    }

    /** The same, with what last went wrong. */
    public StuckItem after(Optional<String> error) {
        return new StuckItem(organisation, visit, work, reason, since, error, dismissed);
    }

    /** Its name: the same thing stuck again has the same. */
    public StuckId id() {
        return new StuckId(organisation, visit, Digest.of(12, work.word(), work.key()));
    }

    /** What does not go on. */
    public sealed interface Work {
        /** Reconciling, for this change. */
        record Reconcile(String key) implements Work {}

        /** Sending this notice. */
        record Send(NoticeId notice) implements Work {}

        /** Something that only a person can mend, by its code. */
        record Mend(String key) implements Work {}

        /** What kind it is. */
        default String word() {
            return switch (this) {
                case Reconcile reconcile -> "reconcile";
                case Send send -> "send";
                case Mend mend -> "mend";
            };
        }

        /** Which of its kind it is. */
        default String key() {
            return switch (this) {
                case Reconcile(var key) -> key;
                case Send(var notice) -> notice.value();
                case Mend(var key) -> key;
            };
        }

        /** The work of a kind. */
        static Work of(String word, String key) {
            return switch (word) {
                case "reconcile" -> new Reconcile(key);
                case "send" -> new Send(new NoticeId(key));
                case "mend" -> new Mend(key);
                default -> throw new IllegalArgumentException("no kind of work");
            };
        }
    }
}
