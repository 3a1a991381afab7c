package org.virtualvisits.core.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.visit.AppointmentStatus;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.VisitExamples;
import org.virtualvisits.core.visit.Visits;
import org.virtualvisits.core.visit.Wanted;
import org.virtualvisits.sandbox.memory.InMemoryVisits;

/** When the visit of a notice ends, as far as the visit itself tells. */
final class EndsOfVisitsTest {

    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant END = Instant.parse("2026-11-23T09:20:00Z");
    private static final String NOTICE = "-000001-mail-p00000000001";

    private final InMemoryVisits visits = new InMemoryVisits();
    private final EndsOfVisits ends = new EndsOfVisits(visits);

    private VisitId known(Optional<Instant> start, Optional<Instant> end) {
        var wanted = new Wanted(
                AppointmentStatus.BOOKED,
                start,
                end,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                true);
        Visit visit = VisitExamples.wanting(VisitExamples.id(), wanted);
        visits.write(new Visits.Write(visit, Optional.empty(), List.of(), List.of(), Optional.empty(), List.of()));
        return visit.id();
    }

    @Test
    void aNoticesVisitEndsAtItsEndOrElseAtItsStart() {
        assertThat(ends.endOf(known(Optional.of(START), Optional.of(END)) + NOTICE))
                .contains(END);
        assertThat(ends.endOf(known(Optional.of(START), Optional.empty()) + NOTICE))
                .contains(START);
        assertThat(ends.endOf(known(Optional.empty(), Optional.empty()) + NOTICE))
                .isEmpty();
    }

    @Test
    void aVisitThatIsForgottenHasNoEnd() {
        assertThat(ends.endOf(VisitExamples.id() + NOTICE)).isEmpty();
    }

    @Test
    void whatIsNoKeyOfANoticeHasNoEnd() {
        VisitId id = known(Optional.of(START), Optional.of(END));

        assertThat(ends.endOf("")).isEmpty();
        assertThat(ends.endOf(id.value())).as("a visit's own id").isEmpty();
        assertThat(ends.endOf("report-0123456789abcdefghjkmnpqrs")).isEmpty();
    }
}
