package org.virtualvisits.adapters.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.data.tables.TableClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.organisation.Source;
import org.virtualvisits.core.pace.Turns;
import org.virtualvisits.core.visit.JoinLinks;
import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.VisitExamples;
import org.virtualvisits.core.visit.Visits;

/** What each operation asks of the storage: each request is a few milliseconds and a fraction of a penny. */
final class StorageCallsTest {

    private final List<String> calls = new ArrayList<>();

    @Test
    void everyOperationOnAVisitIsOneRequest() {
        var visits = new TableVisits(watched("Visits"), 1_000);
        VisitId id = VisitExamples.id();
        Visit visit = VisitExamples.minimal(id);

        assertThat(asked(() -> visits.hasDelivery(id, "d"))).containsExactly("GET");
        assertThat(asked(() -> visits.find(id))).containsExactly("GET");
        Visits.Write first = write(visit, Optional.empty(), Optional.of("d"));
        assertThat(asked(() -> visits.write(first))).containsExactly("POST");
        String version = visits.find(id).orElseThrow().version();
        assertThat(asked(() -> visits.write(write(visit, Optional.of(version), Optional.empty()))))
                .containsExactly("PUT");
        assertThat(asked(() -> visits.read(id))).containsExactly("GET");
    }

    @Test
    void onlyWritingOverATransactionOfOnesOwnNeedsALookFirst() {
        var visits = new TableVisits(watched("Visits"), 1_000);
        Visit visit = VisitExamples.minimal(VisitExamples.id());
        var done = (Visits.Result.Done) visits.write(write(visit, Optional.empty(), Optional.of("d")));

        assertThat(asked(() -> visits.write(write(visit, Optional.of(done.version()), Optional.empty()))))
                .containsExactly("GET", "PUT");
    }

    @Test
    void marksAndLinksAreOneRequestEach() {
        var unsettled = new TableUnsettled(watched("Unsettled"));
        var links = new TableJoinLinks(watched("JoinLinks"));
        var change = new Unsettled.Change(VisitExamples.id(), "k");
        var target = new JoinLinks.Target(change.visit(), "p", Channel.SMS, "m");

        assertThat(asked(() -> unsettled.mark(change, Instant.EPOCH, VisitExamples.cause())))
                .hasSize(1);
        assertThat(asked(() -> unsettled.due(Instant.EPOCH, 10))).hasSize(1);
        assertThat(asked(() -> unsettled.count(10))).hasSize(1);
        assertThat(asked(() -> unsettled.settle(change))).hasSize(1);
        assertThat(asked(() -> links.put("d", target))).hasSize(1);
        assertThat(asked(() -> links.find("d"))).hasSize(1);
    }

    @Test
    void aMeetingIsCountedInTwoRequestsAndRefusedOrFoundInThree() {
        var allowance = new TableAllowance(watched("Allowance"));
        YearMonth month = YearMonth.of(2030, 1);

        assertThat(asked(() -> allowance.take("o", month, "v-1", 1))).containsExactly("GET", "POST");
        assertThat(asked(() -> allowance.take("o", month, "v-1", 2))).containsExactly("GET", "POST", "GET");
        assertThat(asked(() -> allowance.take("o", month, "v-2", 1))).containsExactly("GET", "GET");
    }

    @Test
    void aTurnIsOneRequestGivingItBackAnotherAndTheFirstOfAnInstanceOneMore() {
        var turns = new Turns(new TableLines(watched("Pace")), InstantSource.system(), Measures.NONE);
        var wish = new Turns.Wish(Optional.empty(), Instant.MAX);
        var first = new Turns.Turn("m@example.org", "first");

        assertThat(asked(() -> turns.toSend("m@example.org", "first", wish, Duration.ofMinutes(1))))
                .containsExactly("GET", "POST");
        assertThat(asked(() -> turns.release(first))).containsExactly("PUT");
        assertThat(asked(() -> turns.toSend("m@example.org", "second", wish, Duration.ofMinutes(1))))
                .containsExactly("PUT");
    }

    @Test
    void aKnownCallerIsRecognisedInOneRequestAndConfigurationCostsNoneForAMinute() {
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        var organisations =
                new TableOrganisations(watched("Organisations"), watched("Callers"), clock, Duration.ofMinutes(1));
        var north = new OrganisationId("north");
        String token = Digest.sha256Hex("token");
        organisations.put(north, "North", Set.of());
        var source =
                new Source(new SourceId("ehr"), "", Set.of(token), List.of(), Source.Order.AUTOMATIC, Optional.empty());

        assertThat(asked(() -> organisations.put(north, source))).hasSize(4);
        assertThat(asked(() -> organisations.ofToken(token))).hasSize(3);
        assertThat(asked(() -> organisations.ofToken(token))).hasSize(1);
        assertThat(asked(() -> organisations.ofSource(source.id()))).isEmpty();
        assertThat(asked(() -> organisations.find(north))).isEmpty();
        assertThat(asked(() -> organisations.ofToken(Digest.sha256Hex("unknown"))))
                .hasSize(1);
    }

    private TableClient watched(String name) {
        return FreshTables.watched(FreshTables.table(name), calls::add);
    }

    private List<String> asked(Runnable operation) {
        calls.clear();
        operation.run();
        return List.copyOf(calls);
    }

    private static Visits.Write write(Visit visit, Optional<String> replaces, Optional<String> delivery) {
        return new Visits.Write(visit, replaces, List.of(), List.of(), delivery, List.of());
    }
}
