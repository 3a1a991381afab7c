package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.organisation.Caller;
import org.virtualvisits.core.organisation.Source;
import org.virtualvisits.sandbox.memory.InMemoryUnsettled;
import org.virtualvisits.sandbox.memory.InMemoryVisits;
import org.virtualvisits.sandbox.memory.RecordingWakeups;
import org.virtualvisits.sandbox.memory.RecordingWakeups.Request;

/** What waits before whom, when one clinic sends ten thousand changes and another a single one (ADR 15). */
final class FloodOfChangesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final OrganisationId ORGANISATION = new OrganisationId("spring");
    private static final SourceId EHR = new SourceId("ehr");
    private static final Caller CALLER = new Caller(
            ORGANISATION, new Source(EHR, "EHR", Set.of(), List.of(), Source.Order.AUTOMATIC, Optional.empty()));

    private final RecordingWakeups wakeups = new RecordingWakeups();
    private final ReceiveAppointment receive = new ReceiveAppointment(
            new InMemoryVisits(),
            new InMemoryUnsettled(),
            wakeups,
            Bygones.NONE,
            Measures.NONE,
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void theOneVisitOfAnotherClinicWaitsBehindTenOfTheFlood() {
        for (int i = 0; i < 10_000; i++) {
            receive("flood-" + i, "Location/a", Duration.ofDays(9));
        }
        receive("single", "Location/b", Duration.ofDays(9));

        assertThat(before("single"))
                .as("in the express queue, after as many of the flood as it has room for")
                .isEqualTo(10);
        assertThat(wakeups.inBulk()).hasSize(9_990);
    }

    @Test
    void aVisitOfTheSameClinicThatIsAboutToBeginDoesNotWaitBehindTheFlood() {
        for (int i = 0; i < 1_000; i++) {
            receive("flood-" + i, "Location/a", Duration.ofDays(9));
        }
        receive("soon", "Location/a", Duration.ofMinutes(110));
        receive("not so soon", "Location/a", Duration.ofMinutes(130));

        assertThat(before("soon")).isEqualTo(10);
        assertThat(wakeups.inBulk()).hasSize(991);
    }

    /** How many are taken from the express queue before an appointment's change is. */
    private long before(String appointment) {
        VisitId visit = VisitId.of(ORGANISATION, EHR, appointment);
        Set<Request> inBulk = new HashSet<>(wakeups.inBulk());
        assertThat(inBulk).noneMatch(request -> isOf(visit, request));
        return wakeups.requests().stream()
                .filter(request -> !inBulk.contains(request))
                .takeWhile(request -> !isOf(visit, request))
                .count();
    }

    private static boolean isOf(VisitId visit, Request request) {
        return request instanceof Request.Reconcile reconcile
                && reconcile.change().visit().equals(visit);
    }

    private void receive(String appointment, String place, Duration ahead) {
        var wanted = new Wanted(
                AppointmentStatus.BOOKED,
                Optional.of(NOW.plus(ahead)),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(new Actor(Set.of(place), Optional.empty())),
                List.of(),
                false);
        var change = new AppointmentChange(
                appointment,
                new Version(OptionalLong.of(1), Optional.empty(), NOW),
                Optional.empty(),
                new AppointmentChange.Content.State(id -> wanted));
        assertThat(receive.receive(CALLER, change, VisitExamples.cause()))
                .isInstanceOf(ReceiveAppointment.Outcome.Applied.class);
    }
}
