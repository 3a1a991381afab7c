package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.sandbox.memory.InMemoryVisits;

/** Visits that are measured are kept as any others are. */
final class ForwardedVisitsTest extends VisitsContract {

    private static final Instant NOW = Instant.parse("2030-01-07T09:00:00Z");

    private final Visits visits = measured(new InMemoryVisits());

    @Override
    protected Visits visits() {
        return visits;
    }

    @Test
    void whoeverNotesSomethingHearsThatItIsNotKept() {
        Visits unreachable = measured(new ForwardedVisits(new InMemoryVisits()) {
            @Override
            public boolean note(VisitId id, Audit audit, String key, Duration once) {
                return false;
            }
        });

        assertThat(unreachable.note(
                        VisitExamples.id(),
                        Audit.of(NOW, VisitExamples.cause(), Audit.Act.LINK_OPENED),
                        "k",
                        Duration.ofHours(1)))
                .isFalse();
    }

    private static Visits measured(Visits kept) {
        return new MeasuredVisits(kept, Measures.NONE, Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
