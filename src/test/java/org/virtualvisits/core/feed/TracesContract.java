package org.virtualvisits.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.VisitId;

/** What every {@link Traces} must do; subclassed once per implementation. */
public abstract class TracesContract {

    private static final Instant AT = Instant.parse("2030-01-07T09:00:00.123456789Z");

    private final VisitId visit = FeedExamples.visit();

    protected abstract Traces traces();

    @Test
    void aVisitNobodyCameToIsListedNowhere() {
        assertThat(traces().of(visit)).isEqualTo(new Traces.Trace(Map.of(), Places.NONE, Optional.empty()));
    }

    @Test
    void theFirstArrivalOfEachPatientCounts() {
        assertThat(traces().arrive(visit, "p1", AT)).isTrue();
        assertThat(traces().arrive(visit, "p1", AT.plusSeconds(60))).isFalse();
        assertThat(traces().arrive(visit, "p2", AT.plusSeconds(90))).isTrue();

        assertThat(traces().of(visit).arrived()).isEqualTo(Map.of("p1", AT, "p2", AT.plusSeconds(90)));
        assertThat(traces().of(FeedExamples.visit()).arrived()).isEmpty();
    }

    @Test
    void allPlacesComeBackAndTheLastWriteCountsBesideArrivals() {
        Day day = FeedExamples.day();
        var places = new Places(
                Set.of(day, new Day(day.organisation(), Optional.empty())),
                Set.of(FeedExamples.month()),
                Set.of("a", "b"),
                "mark");
        traces().arrive(visit, "p1", AT);
        Optional<String> first = traces().remember(visit, Places.NONE, Optional.empty());
        Optional<String> second = traces().remember(visit, places, first);

        assertThat(second).isPresent();
        Traces.Trace trace = traces().of(visit);
        assertThat(trace.arrived()).isEqualTo(Map.of("p1", AT));
        assertThat(trace.places()).isEqualTo(places);
        assertThat(traces().remember(visit, Places.NONE, trace.version())).isPresent();
    }

    @Test
    void ofTwoWhoReadTheSamePlacesTheSecondIsRefusedAndChangesNothing() {
        var places = new Places(Set.of(FeedExamples.day()), Set.of(), Set.of(), "mark");
        Optional<String> read = traces().remember(visit, Places.NONE, Optional.empty());

        assertThat(traces().remember(visit, places, read)).isPresent();
        assertThat(traces().remember(visit, Places.NONE, read)).isEmpty();
        assertThat(traces().remember(visit, Places.NONE, Optional.empty())).isEmpty();
        assertThat(traces().of(visit).places()).isEqualTo(places);
    }
}
