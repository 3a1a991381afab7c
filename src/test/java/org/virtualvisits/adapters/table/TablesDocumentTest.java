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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.feed.Addresses;
import org.virtualvisits.core.feed.FeedExamples;
import org.virtualvisits.core.feed.Feeds;
import org.virtualvisits.core.feed.Places;
import org.virtualvisits.core.feed.Role;
import org.virtualvisits.core.hygiene.Approval;
import org.virtualvisits.core.hygiene.MailboxSweep;
import org.virtualvisits.core.hygiene.RuleSet;
import org.virtualvisits.core.hygiene.Sweep;
import org.virtualvisits.core.hygiene.SweepCalls;
import org.virtualvisits.core.hygiene.SweepsContract;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.Templates;
import org.virtualvisits.core.organisation.AppointmentType;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.organisation.FhirServer;
import org.virtualvisits.core.organisation.OrganisationsContract;
import org.virtualvisits.core.organisation.Source;
import org.virtualvisits.core.pace.Breaker;
import org.virtualvisits.core.pace.Turns;
import org.virtualvisits.core.poll.BookmarksContract;
import org.virtualvisits.core.readiness.ReadinessCalls;
import org.virtualvisits.core.readiness.ReadinessLedgerContract;
import org.virtualvisits.core.readiness.Report;
import org.virtualvisits.core.readiness.Subject;
import org.virtualvisits.core.template.OwnTemplate;
import org.virtualvisits.core.template.OwnTemplatesContract;
import org.virtualvisits.core.template.Slot;
import org.virtualvisits.core.template.Style;
import org.virtualvisits.core.template.TemplateName;
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
                .contains("`" + SweepCalls.START_SWEEP + "`", "`" + SweepCalls.SWEEP_MAILBOX + "-poison`")
                .contains("`" + ReadinessCalls.CHECK_READINESS + "`", "`" + ReadinessCalls.CHECK_READINESS + "-poison`")
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

        TableClient alarms = FreshTables.table("Alarms");
        new TableAlarms(alarms).set(VisitExamples.id(), Instant.EPOCH);
        assertAllIn("Alarms", columns(alarms), 2);

        TableClient bookmarks = FreshTables.table("Bookmarks");
        new TableBookmarks(bookmarks).write(NORTH, new SourceId("s"), BookmarksContract.maximal(), Optional.empty());
        assertAllIn("Bookmarks", columns(bookmarks), 13);

        TableClient pace = FreshTables.table("Pace");
        var turns = new Turns(new TableLines(pace), InstantSource.system(), Measures.NONE);
        turns.toSend("m@example.org", "v-1", new Turns.Wish(Optional.empty(), Instant.MAX), Duration.ofMinutes(1));
        var breaker = new Breaker("texts", new TableHealths(pace), InstantSource.system(), Measures.NONE);
        IntStream.range(0, 5).forEach(each -> breaker.failed());
        assertAllIn("Pace", columns(pace), 10);
    }

    @Test
    void everyColumnOfTheIndexesIsInItsSection() {
        TableClient days = FreshTables.table("Days");
        new TableDays(days).put(FeedExamples.day(), FeedExamples.maximal(VisitExamples.id()));
        assertAllIn("Days", columns(days), 9);

        TableClient months = FreshTables.table("Months");
        new TableMonths(months).put(FeedExamples.month(), FeedExamples.slot(VisitExamples.id(), 1));
        assertAllIn("Months", columns(months), 5);

        TableClient addresses = FreshTables.table("Addresses");
        new TableAddresses(addresses).put("d", VisitExamples.id(), Set.of(new Addresses.Holder("p", Channel.SMS)));
        assertAllIn("Addresses", columns(addresses), 2);

        TableClient roles = FreshTables.table("StaffRoles");
        new TableStaffRoles(roles).put(NORTH, "r", Role.CLINICIAN);
        assertAllIn("StaffRoles", columns(roles), 2);

        TableClient feeds = FreshTables.table("Feeds");
        new TableFeeds(feeds).put(new Feeds.Feed(NORTH, "lee", "d", Instant.EPOCH, Instant.MAX));
        assertAllIn("Feeds", columns(feeds), 5);

        TableClient traces = FreshTables.table("Visits");
        new TableTraces(traces).arrive(VisitExamples.id(), "p", Instant.EPOCH);
        new TableTraces(traces).remember(VisitExamples.id(), Places.NONE, Optional.empty());
        assertAllIn("Visits", columns(traces), 5);
    }

    @Test
    void everyColumnOfConfigurationIsInItsSection() {
        TableClient table = FreshTables.table("Organisations");
        TableClient callers = FreshTables.table("Callers");
        configure(new TableOrganisations(
                table, callers, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), Duration.ofMinutes(1)));

        assertAllIn("Organisations", columns(table), 38);
        assertAllIn("Callers", columns(callers), 3);
    }

    @Test
    void everyColumnOfHygieneIsInItsSection() {
        TableClient rules = FreshTables.table("HygieneRules");
        var ruleSets = new TableRuleSets(rules);
        RuleSet maximal = SweepsContract.maximal("usual");
        ruleSets.put(maximal);
        ruleSets.approve(maximal.organisation(), "usual", new Approval("b", Instant.EPOCH, "d"));
        TableClient sweeps = FreshTables.table("Sweeps");
        TableClient mailboxes = FreshTables.table("SweptMailboxes");
        var tableSweeps = new TableSweeps(sweeps, mailboxes);
        Sweep sweep = SweepsContract.sweep("usual", Instant.EPOCH);
        tableSweeps.add(sweep);
        tableSweeps.addMissing(List.of(SweepsContract.mailbox(sweep.id(), 0, MailboxSweep.State.RUNNING)));

        assertAllIn("HygieneRules", columns(rules), 14);
        assertAllIn("Sweeps", columns(sweeps), 20);
        assertAllIn("SweptMailboxes", columns(mailboxes), 13);
    }

    @Test
    void everyColumnOfReadinessIsInItsSection() {
        TableClient table = FreshTables.table("Readiness");
        var ledger = new TableReadinessLedger(table);
        ledger.write(ReadinessLedgerContract.run(NORTH), Optional.empty());
        ledger.put(NORTH, List.of(new Report(new Subject.App(), List.of(), Instant.EPOCH)));

        assertAllIn("Readiness", columns(table), 15);
    }

    @Test
    void everyColumnOfOwnTemplatesIsInItsSection() {
        TableClient table = FreshTables.table("Templates");
        var templates = new TableOwnTemplates(table, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), Duration.ofMinutes(1));
        var slot = new Slot(
                OwnTemplatesContract.specific(), new TemplateName("en", Notice.Kind.CONFIRMATION, Templates.Part.SMS));
        templates.write(
                NORTH,
                OwnTemplatesContract.maximal(slot),
                Optional.empty(),
                Optional.of(new OwnTemplate.Version(1, "t", OwnTemplatesContract.BEA)));
        templates.put(NORTH, OwnTemplatesContract.specific(), Style.PLAIN);

        assertAllIn(
                "Templates",
                columns(table).stream()
                        .filter(column -> !column.matches(".*_[0-9]"))
                        .collect(Collectors.toSet()),
                14);
    }

    private static void configure(TableOrganisations organisations) {
        organisations.put(NORTH, "North", Set.of(Digest.sha256Hex("a")));
        organisations.put(NORTH, OrganisationsContract.maximalClinic("a"));
        organisations.put(
                NORTH,
                new AppointmentType(
                        "c",
                        Optional.of("s"),
                        "d",
                        true,
                        Duration.ofMinutes(1),
                        Optional.of(List.of(Duration.ofDays(1)))));
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
        List<FhirServer> servers = OrganisationsContract.servers();
        for (int i = 0; i < servers.size(); i++) {
            organisations.put(NORTH, source(i, servers.get(i)));
        }
    }

    private static Source source(int number, FhirServer server) {
        return new Source(
                new SourceId("s" + number),
                "n",
                Set.of(),
                List.of(),
                Source.Order.ARRIVAL,
                Optional.empty(),
                Optional.of(server));
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
