package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.organisation.Caller;
import org.virtualvisits.core.organisation.Source;
import org.virtualvisits.sandbox.memory.InMemoryUnsettled;
import org.virtualvisits.sandbox.memory.InMemoryVisits;
import org.virtualvisits.sandbox.memory.RecordingWakeups;

/** A DELETE has no version: what comes after it may be older than it, or a new beginning. */
final class RemovalTest {

    private static final Instant REMOVED = Instant.parse("2026-12-01T09:00:00Z");
    private static final Caller CALLER = new Caller(
            new OrganisationId("spring"),
            new Source(new SourceId("ehr"), "EHR", Set.of(), List.of(), Source.Order.AUTOMATIC, Optional.empty()));

    private final InMemoryVisits visits = new InMemoryVisits();

    @ParameterizedTest(name = "version {0} of {1} after the removal of version {2}, {3} later: {4}")
    @CsvSource({
        // Nothing was known: the beginning comes late.
        "1,  2026-12-01T09:30:00Z,  , PT1M,  Superseded",
        "1,                      ,  , PT1M,  Superseded",
        "2,  2026-12-01T09:30:00Z,  , PT1M,  Superseded",
        "3,  2026-12-01T09:30:00Z,  , PT31M, Applied",
        "3,  2026-12-01T08:30:00Z,  , PT1M,  Superseded",
        " ,                      ,  , PT95H, Superseded",
        " ,                      ,  , PT97H, Applied",
        // Version 5 was known; the removal is 6, or later.
        "4,  2026-12-01T08:00:00Z, 5, PT1M,  Superseded",
        "6,  2026-12-01T08:59:00Z, 5, PT1M,  Superseded",
        "6,                      , 5, PT1M,  Superseded",
        "7,                      , 5, PT1M,  Applied",
        "7,  2026-12-01T09:01:00Z, 5, PT1M,  Applied",
        "7,  2026-12-01T08:59:00Z, 5, PT1M,  Superseded",
        // An EHR without versions books the same number again.
        " ,                      , 0, PT1M,  Applied",
    })
    void onlyWhatIsLaterThanARemovalBringsAnAppointmentBack(
            @Nullable Long number,
            @Nullable Instant updated,
            @Nullable Long heldNumber,
            Duration later,
            String outcome) {
        if (heldNumber != null) {
            receive(BEFORE, state(heldNumber == 0 ? null : heldNumber, null));
        }
        receive(REMOVED, change(null, null, new AppointmentChange.Content.Removed()));

        assertThat(receive(REMOVED.plus(later), state(number, updated))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(outcome);
    }

    private static final Instant BEFORE = REMOVED.minus(Duration.ofDays(1));

    private ReceiveAppointment.Outcome receive(Instant now, AppointmentChange change) {
        return new ReceiveAppointment(
                        visits,
                        new InMemoryUnsettled(),
                        new RecordingWakeups(),
                        Bygones.NONE,
                        Measures.NONE,
                        Clock.fixed(now, ZoneOffset.UTC))
                .receive(CALLER, change, VisitExamples.cause());
    }

    private static AppointmentChange state(@Nullable Long number, @Nullable Instant updated) {
        return change(
                number,
                updated,
                new AppointmentChange.Content.State(id -> new Wanted(
                        AppointmentStatus.BOOKED,
                        Optional.of(REMOVED.plus(Duration.ofDays(9))),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        false)));
    }

    private static AppointmentChange change(
            @Nullable Long number, @Nullable Instant updated, AppointmentChange.Content content) {
        var version = new Version(
                number == null ? OptionalLong.empty() : OptionalLong.of(number), Optional.ofNullable(updated), REMOVED);
        return new AppointmentChange("a", version, Optional.empty(), content);
    }
}
