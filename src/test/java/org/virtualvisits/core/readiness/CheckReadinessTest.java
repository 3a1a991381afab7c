package org.virtualvisits.core.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.feed.Month;
import org.virtualvisits.core.feed.Slot;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.organisation.Source;
import org.virtualvisits.core.pace.Line;
import org.virtualvisits.core.pace.Lines;
import org.virtualvisits.core.pace.Turns;
import org.virtualvisits.core.readiness.CheckReadiness.Outcome;
import org.virtualvisits.core.visit.VisitExamples;
import org.virtualvisits.sandbox.MovableClock;
import org.virtualvisits.sandbox.memory.InMemoryLines;
import org.virtualvisits.sandbox.memory.InMemoryMonths;
import org.virtualvisits.sandbox.memory.InMemoryOrganisations;
import org.virtualvisits.sandbox.memory.InMemoryReadinessLedger;
import org.virtualvisits.sandbox.memory.InMemoryUnsettled;
import org.virtualvisits.sandbox.memory.RecordingWakeups;

/** Slices of a run over fifty clinicians, against a service that answers, throttles, or lets nobody in. */
final class CheckReadinessTest {

    private static final Instant NOW = Instant.parse("2026-11-30T03:30:00Z");
    private static final OrganisationId NORTH = new OrganisationId("north");
    private static final int CLINICIANS = 50;

    private final MovableClock clock = new MovableClock(Clock.fixed(NOW, ZoneOffset.UTC));
    private final InMemoryOrganisations organisations = new InMemoryOrganisations();
    private final InMemoryReadinessLedger ledger = new InMemoryReadinessLedger();
    private final InMemoryMonths months = new InMemoryMonths();
    private final RecordingWakeups wakeups = new RecordingWakeups();
    private final List<Duration> asked = new ArrayList<>();
    private final Map<String, Double> told = new LinkedHashMap<>();
    private final InMemoryLines lines = new InMemoryLines();
    private final Turns turns = new Turns(lines, clock, Measures.NONE);
    private final List<Stores> stores = new ArrayList<>();
    private final ReadinessCalls calls = (organisation, started, after) -> asked.add(after);
    private final StartReadiness start = new StartReadiness(organisations, ledger, calls, clock);
    private Texts texts = new Texts(true, Optional.of("+447700900999"));
    private Tenant tenant = new Tenant(new Probe.Answered<>(true));

    @BeforeEach
    void begin() {
        organisations.put(NORTH, "North", Set.of());
        IntStream.range(0, CLINICIANS)
                .forEach(each -> organisations.put(
                        NORTH,
                        new Clinician(name(each), Set.of(), "Dr", Optional.empty(), Optional.of("oid-" + each))));
        start.one(NORTH);
        asked.clear();
    }

    @Test
    void eachGroupIsTwentyAndTheNextComesASecondLater() {
        assertThat(check()).isEqualTo(Outcome.CHECKED);

        assertThat(run().done()).isEqualTo(20);
        assertThat(run().due()).isEqualTo(NOW.plusSeconds(1));
        assertThat(asked).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void aMessageThatComesTooEarlyIsAskedForAgainAndDoesNothing() {
        check();
        asked.clear();
        clock.set(NOW.plusMillis(400));

        assertThat(check()).isEqualTo(Outcome.EARLY);
        assertThat(asked).containsExactly(Duration.ofMillis(600));
        assertThat(run().done()).isEqualTo(20);
    }

    @Test
    void aRunThatAnotherHoldsIsLeftToItUntilItsTimeIsOver() {
        ReadinessLedger.Stored stored = ledger.run(NORTH).orElseThrow();
        ledger.write(stored.run().heldBy("another", NOW.plusSeconds(240)), Optional.of(stored.version()));

        assertThat(check()).isEqualTo(Outcome.BUSY);
        assertThat(asked).containsExactly(Duration.ofMinutes(4));

        clock.set(NOW.plusSeconds(240));
        assertThat(check()).isEqualTo(Outcome.CHECKED);
    }

    @Test
    void aWholeRunLooksAtEverybodyOnceAndTellsWhatItFound() {
        assertThat(untilOver()).containsExactly(Outcome.CHECKED, Outcome.CHECKED, Outcome.CHECKED, Outcome.OVER);

        assertThat(run().state()).isEqualTo(Run.State.FINISHED);
        assertThat(run().done()).isEqualTo(CLINICIANS + 1);
        assertThat(run().ready()).isEqualTo(CLINICIANS + 1);
        assertThat(run().ended()).contains(clock.instant());
        assertThat(told)
                .containsEntry("READINESS_RUNS{OUTCOME=finished}", 1.0)
                .containsEntry("READINESS_SUBJECTS{ORGANISATION=north, STATE=ready}", 51.0)
                .containsEntry("READINESS_SUBJECTS{ORGANISATION=north, STATE=not-ready}", 0.0)
                .containsEntry("READINESS_DEFECTS{KIND=POLICY_MISSING, ORGANISATION=north}", 0.0);
    }

    @Test
    void whoMayNotHoldMeetingsIsCounted() {
        tenant = new Tenant(new Probe.Denied<>(true));

        untilOver();

        assertThat(run().ready()).isEqualTo(1);
        assertThat(told)
                .containsEntry("READINESS_SUBJECTS{ORGANISATION=north, STATE=not-ready}", 50.0)
                .containsEntry("READINESS_DEFECTS{KIND=POLICY_MISSING, ORGANISATION=north}", 50.0);
    }

    @Test
    void whatIsNoLongerConfiguredIsForgottenWhenTheRunEnds() {
        var gone = new Report(new Subject.OfClinician("gone"), List.of(), NOW.minusSeconds(86_400));
        ledger.put(NORTH, List.of(gone));

        untilOver();

        assertThat(ledger.find(NORTH, gone.subject())).isEmpty();
        assertThat(ledger.find(NORTH, new Subject.OfClinician(name(0)))).isPresent();
    }

    @Test
    void aServiceThatCannotAnswerNowIsAskedAgainAfterPausesThatGrowUpToTenMinutes() {
        tenant = new Tenant(new Probe.Later<>(Duration.ZERO, false));
        for (int i = 0; i < CheckReadiness.MOST_STALLS; i++) {
            assertThat(check()).isEqualTo(Outcome.POSTPONED);
            clock.set(run().due());
        }

        assertThat(asked).extracting(Duration::toSeconds).containsExactly(10L, 20L, 40L, 80L, 160L, 320L, 600L, 600L);
    }

    @Test
    void aPauseThatTheServiceAsksForIsKeptIfItIsLongerThanOurs() {
        tenant = new Tenant(new Probe.Later<>(Duration.ofSeconds(45), false));

        check();

        assertThat(asked).containsExactly(Duration.ofSeconds(45));
        assertThat(run().stalls()).isEqualTo(1);
    }

    @Test
    void whoCouldNotBeAskedForHalfAnHourIsReportedAsThatAndTheRunGoesOn() {
        tenant = new Tenant(new Probe.Later<>(Duration.ZERO, false));
        for (int i = 0; i < CheckReadiness.MOST_STALLS; i++) {
            check();
            clock.set(run().due());
        }

        assertThat(check()).isEqualTo(Outcome.CHECKED);
        assertThat(run().stalls()).isZero();
        assertThat(ledger.find(NORTH, new Subject.OfClinician(name(0)))
                        .orElseThrow()
                        .findings())
                .contains(new Finding(Defect.NOT_CHECKED, ""));
    }

    @Test
    void whereGraphLetsTheAppInNoMoreTheRunStopsAndSaysSo() {
        tenant = new Tenant(new Probe.SignedOut<>());

        assertThat(check()).isEqualTo(Outcome.OVER);

        assertThat(run().state()).isEqualTo(Run.State.STOPPED);
        assertThat(ledger.find(NORTH, new Subject.App()).orElseThrow().findings())
                .containsExactly(new Finding(Defect.SIGN_IN_REFUSED, ""));
        assertThat(told.keySet()).containsExactly("READINESS_RUNS{OUTCOME=stopped}");
    }

    @Test
    void aRunThatIsOverOrThatAnotherHasReplacedIsNotGoneOnWith() {
        assertThat(use().check(NORTH, NOW.minusSeconds(1))).isEqualTo(Outcome.OVER);
        assertThat(run().done()).isZero();

        untilOver();
        asked.clear();
        assertThat(check()).isEqualTo(Outcome.OVER);
        assertThat(asked).isEmpty();
    }

    @Test
    void theComingVisitsOfWhoIsNoLongerReadyAreLookedAtAgainAndThoseOfOthersAreNot() {
        untilOver();
        clock.set(NOW.plusSeconds(86_400));
        slot(name(3), clock.instant().plusSeconds(3_600));
        slot(name(3), clock.instant().minusSeconds(3_600));
        tenant = new Tenant(new Probe.Denied<>(true));
        start.one(NORTH);

        untilOver();

        assertThat(wakeups.inBulk()).hasSize(1);
        assertThat(run().woken()).isEqualTo(1);
    }

    @Test
    void oneRunIsBegunAtATimeAndWhereThereIsNothingToLookAtNone() {
        assertThat(start.one(NORTH)).isInstanceOf(StartReadiness.Outcome.UnderWay.class);
        assertThat(start.one(new OrganisationId("south"))).isInstanceOf(StartReadiness.Outcome.Unknown.class);
        assertThat(start.all()).isZero();

        untilOver();
        asked.clear();
        assertThat(start.all()).isEqualTo(1);
        assertThat(asked).containsExactly(Duration.ZERO);
        assertThat(run().total()).isEqualTo(CLINICIANS + 1);
    }

    @Test
    void aRunThatShouldHaveGoneOnLongAgoIsAskedForAgain() {
        assertThat(start.follow()).isZero();

        clock.set(NOW.plusSeconds(3_600));
        assertThat(start.follow()).isEqualTo(1);
        assertThat(asked).containsExactly(Duration.ZERO);

        untilOver();
        asked.clear();
        clock.set(clock.instant().plusSeconds(3_600));
        assertThat(start.follow()).isZero();
        assertThat(asked).isEmpty();
    }

    @Test
    void aMailboxThatOthersAreAtIsWaitedForAndEachTurnIsGivenBack() {
        IntStream.range(0, 3)
                .forEach(each -> turns.toUse("oid-0@north.example", "other " + each, Duration.ofSeconds(30)));

        assertThat(check()).isEqualTo(Outcome.POSTPONED);
        assertThat(held("oid-1@north.example")).isEmpty();

        clock.set(NOW.plusSeconds(30));
        assertThat(check()).isEqualTo(Outcome.CHECKED);
        assertThat(held("oid-0@north.example")).noneMatch(one -> one.until().isAfter(clock.instant()));
    }

    @Test
    void storesClocksSecretsAndTextsAreLookedAtWithTheApp() {
        stores.add(() -> new Stores.Look(
                List.of(new Finding(Defect.TABLE_READ_ONLY, "Visits")), Optional.of(NOW.plusSeconds(600))));
        secret("kept");
        secret("lost");
        texts = new Texts(false, Optional.empty());

        check();

        assertThat(ofApp())
                .containsExactly(
                        new Finding(Defect.TABLE_READ_ONLY, "Visits"),
                        new Finding(Defect.CLOCK_OFF, "storage, 10 min ahead"),
                        new Finding(Defect.SECRET_MISSING, "lost"),
                        new Finding(Defect.TEXTS_OFF, ""));
    }

    @Test
    void aVaultThatIsOutOfReachIsSaidOnce() {
        secret("away-1");
        secret("away-2");

        check();

        assertThat(ofApp()).containsExactly(new Finding(Defect.VAULT_UNREACHABLE, "away-1"));
    }

    @Test
    void aSenderThatNoProviderTakesIsSaid() {
        texts = new Texts(true, Optional.of("Springfield Clinic Video"));

        check();

        assertThat(ofApp()).containsExactly(new Finding(Defect.TEXT_SENDER_INVALID, "Springfield Clinic Video"));
    }

    private List<Finding> ofApp() {
        return ledger.find(NORTH, new Subject.App()).orElseThrow().findings();
    }

    private List<Line.Held> held(String mailbox) {
        return lines.find(mailbox).map(Lines.Stored::line).map(Line::held).orElse(List.of());
    }

    private void secret(String name) {
        organisations.put(
                NORTH,
                new Source(
                        new SourceId("ehr-" + name),
                        "EHR",
                        Set.of(),
                        List.of(name),
                        Source.Order.AUTOMATIC,
                        Optional.empty()));
    }

    private void slot(String clinician, Instant begins) {
        var slot = new Slot(VisitExamples.id(), new ClinicId("c"), begins, begins.plusSeconds(1_200), 1, NOW);
        YearMonth month = YearMonth.from(begins.atZone(ZoneOffset.UTC));
        months.put(new Month(NORTH, clinician, month), slot);
    }

    private List<Outcome> untilOver() {
        var outcomes = new ArrayList<Outcome>();
        while (outcomes.isEmpty() || outcomes.getLast() == Outcome.CHECKED) {
            if (run().due().isAfter(clock.instant())) {
                clock.set(run().due());
            }
            outcomes.add(check());
        }
        return outcomes;
    }

    private Outcome check() {
        return use().check(NORTH, run().started());
    }

    private Run run() {
        return ledger.run(NORTH).orElseThrow().run();
    }

    private CheckReadiness use() {
        var runs = new AtomicInteger();
        Measures measures = (measure, value, labels) -> told.put(named(measure, labels), value);
        return new CheckReadiness(
                organisations,
                ledger,
                new Grounds(
                        tenant,
                        turns,
                        stores,
                        CheckReadinessTest::vault,
                        texts,
                        (written, region) -> new Phones.Reading.Unreadable()),
                new WakeVisits(months, new InMemoryUnsettled(), wakeups, clock),
                calls,
                measures,
                clock,
                () -> "run " + runs.incrementAndGet());
    }

    private static Optional<String> vault(String name) {
        if (name.startsWith("away")) {
            throw new IllegalStateException("out of reach");
        }
        return Optional.of("value").filter(value -> name.equals("kept"));
    }

    private static String named(Measure measure, Map<Measures.Label, String> labels) {
        var sorted = new TreeMap<String, String>();
        labels.forEach((label, value) -> sorted.put(label.name(), value));
        return measure.name() + sorted;
    }

    private static String name(int number) {
        return "c%02d".formatted(number);
    }

    /** All accounts are well but for meetings. */
    private static final class Tenant implements Accounts {
        private final Probe<Boolean> meetings;

        Tenant(Probe<Boolean> meetings) {
            this.meetings = meetings;
        }

        @Override
        public List<Probe<Account>> accounts(List<String> names) {
            return names.stream()
                    .<Probe<Account>>map(name ->
                            new Probe.Answered<>(new Account(name, name + "@north.example", true, false, false)))
                    .toList();
        }

        @Override
        public List<Probe<List<Plan>>> plans(List<String> objectIds) {
            var all = List.of(new Plan("TEAMS1", "Success"), new Plan("EXCHANGE_S_STANDARD", "Success"));
            return objectIds.stream()
                    .<Probe<List<Plan>>>map(id -> new Probe.Answered<>(all))
                    .toList();
        }

        @Override
        public List<Probe<Purpose>> mailboxes(List<String> names) {
            return names.stream()
                    .<Probe<Purpose>>map(name -> new Probe.Answered<>(Purpose.USER))
                    .toList();
        }

        @Override
        public List<Probe<Optional<Instant>>> meetings(List<String> objectIds) {
            return objectIds.stream().map(id -> meeting()).toList();
        }

        private Probe<Optional<Instant>> meeting() {
            return switch (meetings) {
                case Probe.Answered<Boolean> well -> new Probe.Answered<>(Optional.empty());
                case Probe.Absent<Boolean> absent -> new Probe.Absent<>();
                case Probe.Denied<Boolean>(var policy) -> new Probe.Denied<>(policy);
                case Probe.SignedOut<Boolean> out -> new Probe.SignedOut<>();
                case Probe.Refused<Boolean> refused -> new Probe.Refused<>();
                case Probe.Later<Boolean>(var after, var throttled) -> new Probe.Later<>(after, throttled);
            };
        }

        @Override
        public List<Probe<Boolean>> readMail(List<String> mailboxes) {
            return mailboxes.stream()
                    .<Probe<Boolean>>map(name -> new Probe.Answered<>(true))
                    .toList();
        }

        @Override
        public List<Probe<Boolean>> sendMail(List<String> mailboxes) {
            return readMail(mailboxes);
        }
    }
}
