package org.virtualvisits.adapters.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableEntity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.organisation.AppointmentType;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.organisation.OrganisationsContract;
import org.virtualvisits.core.organisation.Source;
import org.virtualvisits.core.pace.Breaker;
import org.virtualvisits.core.pace.Turns;
import org.virtualvisits.core.visit.JoinLinks;
import org.virtualvisits.core.visit.Queues;
import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.VisitExamples;
import org.virtualvisits.core.visit.Visits;

/** docs/reference/tables-and-queues.md names all that is really there. */
final class TablesDocumentTest {

    private static final Set<String> OF_THE_SERVICE = Set.of("PartitionKey", "RowKey", "Timestamp");
    private static final OrganisationId NORTH = new OrganisationId("north");

    private final String document = read();

    @Test
    void everyTableAndQueueIsInTheDocument() {
        assertThat(Tables.ALL)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(document).contains("## " + name));
        assertThat(document)
                .contains(Queues.ALL.stream().map(queue -> "`" + queue + "`").toList())
                .contains(Queues.ALL.stream()
                        .map(queue -> "`" + queue + "-poison`")
                        .toList());
    }

    @Test
    void everyColumnOfAVisitIsInItsSection() {
        TableClient table = FreshTables.table("Visits");
        var visits = new TableVisits(table, 1_000);
        VisitExamples.inEveryMeetingState().forEach(visit -> write(visits, visit));
        write(visits, VisitExamples.maximal(VisitExamples.id()));

        assertAllIn("Visits", columns(table), 40);
    }

    @Test
    void everyColumnOfTheSmallTablesIsInItsSection() {
        TableClient unsettled = FreshTables.table("Unsettled");
        new TableUnsettled(unsettled)
                .mark(new Unsettled.Change(VisitExamples.id(), "k"), Instant.EPOCH, VisitExamples.cause());
        assertAllIn("Unsettled", columns(unsettled), 2);

        TableClient links = FreshTables.table("JoinLinks");
        new TableJoinLinks(links).put("d", new JoinLinks.Target(VisitExamples.id(), "p", Channel.SMS, "m"));
        assertAllIn("JoinLinks", columns(links), 5);

        TableClient allowance = FreshTables.table("Allowance");
        new TableAllowance(allowance).take("o", YearMonth.of(2030, 1), "v-1", 1);
        assertAllIn("Allowance", columns(allowance), 2);

        TableClient pace = FreshTables.table("Pace");
        var turns = new Turns(new TableLines(pace), InstantSource.system(), Measures.NONE);
        turns.toSend("m@example.org", "v-1", new Turns.Wish(Optional.empty(), Instant.MAX), Duration.ofMinutes(1));
        var breaker = new Breaker("texts", new TableHealths(pace), InstantSource.system(), Measures.NONE);
        IntStream.range(0, 5).forEach(each -> breaker.failed());
        assertAllIn("Pace", columns(pace), 10);
    }

    @Test
    void everyColumnOfConfigurationIsInItsSection() {
        TableClient table = FreshTables.table("Organisations");
        TableClient callers = FreshTables.table("Callers");
        configure(new TableOrganisations(
                table, callers, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), Duration.ofMinutes(1)));

        assertAllIn("Organisations", columns(table), 30);
        assertAllIn("Callers", columns(callers), 3);
    }

    private static void configure(TableOrganisations organisations) {
        organisations.put(NORTH, "North", Set.of(Digest.sha256Hex("a")));
        organisations.put(NORTH, OrganisationsContract.maximalClinic("a"));
        organisations.put(NORTH, new AppointmentType("c", Optional.of("s"), "d", true, Duration.ofMinutes(1)));
        organisations.put(NORTH, new Clinician("i", Set.of("x"), "d", Optional.of("u"), Optional.of("o")));
        organisations.put(
                NORTH,
                new Source(
                        new SourceId("s"),
                        "n",
                        Set.of(Digest.sha256Hex("t")),
                        List.of("vault:s"),
                        Source.Order.ARRIVAL,
                        Optional.of(new ClinicId("a"))));
    }

    private static void write(Visits visits, Visit visit) {
        visits.write(new Visits.Write(
                visit, Optional.empty(), VisitExamples.everyNotice(), List.of(), Optional.of("delivery"), List.of()));
    }

    private void assertAllIn(String table, Set<String> columns, int atLeast) {
        assertThat(columns).hasSizeGreaterThanOrEqualTo(atLeast);
        String section =
                document.substring(document.indexOf("## " + table)).substring(3).split("\n## ")[0];
        assertThat(columns)
                .filteredOn(column -> !column.equals("schema"))
                .as("columns of %s that its section leaves out", table)
                .allSatisfy(column -> assertThat(section).contains("`" + column + "`"));
    }

    private static Set<String> columns(TableClient table) {
        return table.listEntities().stream()
                .flatMap(TablesDocumentTest::columns)
                .filter(column -> !OF_THE_SERVICE.contains(column) && !column.contains("odata."))
                .collect(TreeSet::new, Set::add, Set::addAll);
    }

    private static Stream<String> columns(TableEntity row) {
        return row.getProperties().keySet().stream();
    }

    private static String read() {
        try {
            return Files.readString(Path.of("docs/reference/tables-and-queues.md"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
