package org.virtualvisits.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.azure.functions.HttpMethod;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.Spans;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Dispatch;
import org.virtualvisits.core.notice.Invites;
import org.virtualvisits.core.notice.Messenger;
import org.virtualvisits.core.notice.Templates;
import org.virtualvisits.core.pace.Pace;
import org.virtualvisits.core.repair.RepairDays;
import org.virtualvisits.core.repair.RepairVisits;
import org.virtualvisits.core.stuck.FindStuck;
import org.virtualvisits.core.stuck.FindUnready;
import org.virtualvisits.core.visit.Allowance;
import org.virtualvisits.core.visit.DeliverNotice;
import org.virtualvisits.core.visit.Directory;
import org.virtualvisits.core.visit.EhrSide;
import org.virtualvisits.core.visit.Forewarnings;
import org.virtualvisits.core.visit.JoinLinks;
import org.virtualvisits.core.visit.Meetings;
import org.virtualvisits.core.visit.MessageWriter;
import org.virtualvisits.core.visit.Onlookers;
import org.virtualvisits.core.visit.PatientSide;
import org.virtualvisits.core.visit.Patients;
import org.virtualvisits.core.visit.Permission;
import org.virtualvisits.core.visit.ReconcileVisit;
import org.virtualvisits.core.visit.Redrive;
import org.virtualvisits.core.visit.TeamsSide;
import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.core.visit.VisitExamples;
import org.virtualvisits.core.visit.Visits;
import org.virtualvisits.sandbox.memory.InMemoryAlarms;
import org.virtualvisits.sandbox.memory.InMemoryHealths;
import org.virtualvisits.sandbox.memory.InMemoryJoinLinks;
import org.virtualvisits.sandbox.memory.InMemoryLines;
import org.virtualvisits.sandbox.memory.RecordingWakeups.Request;

/** The queue and timer doors. The use cases behind them have tests of their own; here, nothing beyond storage is reached. */
final class ReconcileFunctionsTest {

    private static final VisitId VISIT = VisitId.of(Doors.NORTH, Doors.NORTH_EHR, "1004");
    private static final Unsettled.Change CHANGE = new Unsettled.Change(VISIT, "change");

    private final Doors doors = new Doors();
    private final ReconcileFunctions functions = functions(doors.visits);

    @Test
    void aMessageWakesTheVisitItNames() {
        doors.unsettled.mark(CHANGE, Doors.NOW, VisitExamples.cause());

        functions.reconcile("{\"visit\":\"" + VISIT + "\",\"change\":\"change\",\"attempt\":1}", doors.context);

        assertThat(doors.unsettled.changes())
                .as("of an unknown visit nothing is left to do")
                .isEmpty();
        assertThat(doors.context.log())
                .anyMatch(line -> line.contains("outcome=unknown visit=" + VISIT + " attempt=1"));
    }

    @Test
    void aMessageOfANewerVersionIsReadForWhatItHas() {
        functions.send(
                "{\"visit\":\"" + VISIT + "\",\"notice\":\"000001-sms-abc\",\"attempt\":2,\"shade\":\"blue\"}",
                doors.context);

        assertThat(doors.context.log())
                .anyMatch(line -> line.contains("outcome=unknown visit=" + VISIT + " notice=000001-sms-abc attempt=2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "{}",
                "{\"visit\":\"1004\",\"change\":\"c\",\"notice\":\"000001-sms-abc\"}",
                "{\"visit\":\"v0123456789abcdefghjkmnpqr\"}",
                "{\"visit\":\"v0123456789abcdefghjkmnpqr\",\"change\":\"c\",\"notice\":\"000001-sms-abc\",\"attempt\":0}",
                "{\"visit\":\"v0123456789abcdefghjkmnpqr\",\"change\":\"c\",\"notice\":\"000001-sms-abc\",\"attempt\":99999}"
            })
    void aMessageThatCannotBeReadIsLoggedWithoutItsTextAndDropped(String message) {
        functions.reconcile(message, doors.context);
        functions.send(message, doors.context);

        assertThat(doors.context.log()).hasSize(2).allMatch(line -> line.contains("malformed message dropped"));
    }

    @Test
    void whatFailsIsLeftToTheQueueWithoutTheWordsOfTheFailure() {
        Visits failing = refusing(Visits.class, new IllegalArgumentException("+447700900123 is not taken"));

        assertThatThrownBy(() -> functions(failing)
                        .reconcile("{\"visit\":\"" + VISIT + "\",\"change\":\"c\",\"attempt\":1}", doors.context))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("java.lang.IllegalArgumentException")
                .hasNoCause();
    }

    @Test
    void theTimerWakesWhatIsDue() {
        doors.unsettled.mark(CHANGE, Doors.NOW.minus(Duration.ofMinutes(1)), VisitExamples.cause());

        functions.redrive("{\"IsPastDue\":false}", doors.context);

        assertThat(doors.wakeups.requests()).singleElement().isInstanceOf(Request.Reconcile.class);
        assertThat(doors.context.log()).anyMatch(line -> line.contains("redriven count=1"));
    }

    @Test
    void aMessageThatFailedTooOftenIsListedWithTheClassOfItsFailureUnlessItIsSettledByNow() {
        doors.change(HttpMethod.DELETE, "1004", null);
        Unsettled.Change change = doors.unsettled.all(1).getFirst().change();
        String message = "{\"visit\":\"" + VISIT + "\",\"change\":\"" + change.key() + "\",\"attempt\":1}";
        Visits failing = refusing(Visits.class, new UnsupportedOperationException("+447700900123 is not taken"));
        assertThatThrownBy(() -> functions(failing).reconcile(message, doors.context))
                .isInstanceOf(IllegalStateException.class);
        var people =
                new PeopleStage(doors.visits, doors.organisations, new InMemoryJoinLinks(), Doors::phone, doors.clock);
        var repair = new RepairFunctions(
                new TimerRuns(Measures.NONE),
                new FindUnready(
                        doors.stuck, doors.unsettled, doors.visits, doors.organisations, Measures.NONE, doors.clock),
                findStuck(),
                new Pace(new Pace.Ports(new InMemoryLines(), new InMemoryHealths()), doors.clock, Measures.NONE),
                new RepairVisits(doors.visits, doors.progress, List.of(), Measures.NONE, doors.clock),
                new RepairDays(people.list(), doors.organisations, doors.progress, Measures.NONE, doors.clock));

        repair.reconcilePoison(message, doors.context);

        assertThat(doors.stuck.of(Doors.NORTH, VISIT)).singleElement().satisfies(item -> {
            assertThat(item.reason()).isEqualTo("POISON");
            assertThat(item.lastError()).contains("java.lang.UnsupportedOperationException");
        });
        doors.stuck.remove(doors.stuck.of(Doors.NORTH, VISIT).getFirst().id());
        doors.unsettled.settle(change);
        repair.reconcilePoison(message, doors.context);
        assertThat(doors.stuck.of(Doors.NORTH, VISIT)).isEmpty();
    }

    @Test
    void aChangeThatIsOnItsWayForHoursIsListedAndNoOther() {
        doors.change(HttpMethod.DELETE, "1004", null);
        Unsettled.Change change = doors.unsettled.all(1).getFirst().change();

        assertThat(findStuck().find()).isZero();
        assertThat(doors.unsettled.find(change).flatMap(Unsettled.Entry::since)).contains(Doors.NOW);
        doors.unsettled.seen(change, Doors.NOW.minus(Duration.ofMinutes(119)));
        assertThat(findStuck().find()).isZero();
        doors.unsettled.seen(change, Doors.NOW.minus(Duration.ofMinutes(121)));
        assertThat(findStuck().find()).isOne();

        assertThat(doors.stuck.of(Doors.NORTH, VISIT))
                .singleElement()
                .satisfies(item -> assertThat(item.reason()).isEqualTo("UNSETTLED"));
    }

    private FindStuck findStuck() {
        return new FindStuck(doors.stuck, doors.unsettled, doors.visits, Measures.NONE, doors.clock);
    }

    private ReconcileFunctions functions(Visits visits) {
        Clock clock = Clock.fixed(Doors.NOW, ZoneOffset.UTC);
        var unreached = new AssertionError("not to be reached");
        var pace = new Pace(new Pace.Ports(new InMemoryLines(), new InMemoryHealths()), clock, Measures.NONE);
        var teams = new TeamsSide(
                visits,
                refusing(Meetings.class, unreached),
                refusing(Directory.class, unreached),
                doors.organisations,
                refusing(Allowance.class, unreached));
        var patients = new PatientSide(
                visits,
                refusing(JoinLinks.class, unreached),
                doors.tokens,
                doors.wakeups,
                new InMemoryAlarms(),
                Doors::phone,
                Forewarnings.NONE);
        var writer = new MessageWriter(
                refusing(Templates.class, unreached), refusing(Invites.class, unreached), doors.tokens, false);
        return new ReconcileFunctions(
                new TimerRuns(Measures.NONE),
                new ReconcileVisit(
                        visits,
                        doors.organisations,
                        doors.unsettled,
                        doors.wakeups,
                        new EhrSide(visits, (source, patient) -> new Patients.Answer.Barred()),
                        teams,
                        patients,
                        Onlookers.NOBODY,
                        clock,
                        () -> "run"),
                new DeliverNotice(
                        visits,
                        doors.organisations,
                        new Dispatch(
                                refusing(Messenger.class, unreached),
                                pace.turns(),
                                pace.texts(),
                                pace.mails(),
                                Measures.NONE),
                        Permission.ALWAYS,
                        writer,
                        Doors::phone,
                        doors.unsettled,
                        doors.wakeups,
                        Onlookers.NOBODY,
                        clock),
                new Redrive(doors.unsettled, doors.wakeups, clock),
                findStuck(),
                Spans.NONE);
    }

    private static <T> T refusing(Class<T> port, Throwable failure) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    throw failure;
                }));
    }
}
