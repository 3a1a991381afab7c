package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.core.notice.Messenger;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.Notice.State;
import org.virtualvisits.core.notice.Templates;
import org.virtualvisits.core.organisation.ClinicExample;
import org.virtualvisits.core.organisation.QuietHours;
import org.virtualvisits.core.organisation.Reminding;
import org.virtualvisits.core.pace.Hindrance;
import org.virtualvisits.core.visit.DeliverNotice.Outcome;
import org.virtualvisits.sandbox.memory.RecordingWakeups.Request;

/** One visit, a carrier with answers of its own, and what becomes of a message. */
final class DeliverNoticeTest {

    private static final Unsettled.Change NOTICES = Unsettled.Change.ofNotices(OneClinic.VISIT);
    private static final Attention REFUSED =
            new Attention(Attention.Code.NOTICE_FAILED, "The carrier refuses the number.", "Ring them.");
    private static final Patient JO = OneClinic.reachable("jo", "+447700900123");
    private static final Patient ED = OneClinic.reachable("ed", "+447700900124");
    private static final Patient AMY = OneClinic.mailed("amy", "amy@example.org");
    private static final Patient BEN = OneClinic.mailed("ben", "ben@example.org");

    private final OneClinic clinic = new OneClinic(false, (source, patient) -> new Patients.Answer.Barred());

    /** What the carrier says, one after the other; afterwards it takes everything. */
    private final Deque<Delivery> answers = new ArrayDeque<>();

    private final List<String> carried = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final List<VisitId> lookedAgain = new ArrayList<>();
    private Runnable meanwhile = () -> {};
    private Permission permission = Permission.ALWAYS;
    private Templates templates = (part, kind, whose, language, data) -> String.valueOf(data.get("patient"));

    @Test
    void whatWentOutDoesNotGoOutAgain() {
        booked(JO);

        assertThat(deliver(JO)).isInstanceOf(Outcome.Sent.class);
        assertThat(deliver(JO)).isInstanceOf(Outcome.AlreadyDone.class);

        assertThat(carried).containsExactly("+447700900123");
    }

    @Test
    void eachReaderIsWrittenToByTheirOwnName() {
        booked(AMY, BEN);

        deliver(BEN);

        assertThat(carried).containsExactly("ben@example.org");
        assertThat(words).singleElement().asString().contains("given_name=ben");
    }

    @Test
    void whoIsOvertakenByOthersEightTimesLeavesItToTheQueue() {
        booked(JO);

        assertThatThrownBy(() -> deliver(new ContestedVisits(clinic.visits, 8), JO, 1))
                .isInstanceOf(IllegalStateException.class);
        assertThat(carried).isEmpty();

        assertThat(deliver(new ContestedVisits(clinic.visits, 7), JO, 1)).isInstanceOf(Outcome.Sent.class);
    }

    @Test
    void whatTheCarrierRefusesFailsAndStaffSeeItWhileOthersStillWait() {
        booked(JO, ED);
        answers.add(new Delivery.Refused(REFUSED));

        assertThat(deliver(JO)).isEqualTo(new Outcome.Failed(Attention.Code.NOTICE_FAILED));

        assertThat(noticeOf(JO).state()).isEqualTo(new State.Failed(clinic.now(), REFUSED));
        assertThat(acts()).contains(Audit.Act.NOTICE_FAILED);
        assertThat(lookedAgain).containsExactly(OneClinic.VISIT);
        assertThat(clinic.unsettled.find(NOTICES)).isPresent();
    }

    @Test
    void whatWentOutIsSeenByStaffOnceNobodyWaitsAnyMore() {
        booked(JO, ED);

        deliver(JO);
        assertThat(lookedAgain).isEmpty();

        deliver(ED);
        assertThat(lookedAgain).containsExactly(OneClinic.VISIT);
    }

    @Test
    void theLastChangeToBeToldLeavesNothingToDoEvenIfItFails() {
        booked(JO);
        clinic.wakeups.drain();
        answers.add(new Delivery.Refused(REFUSED));

        deliver(JO);

        assertThat(clinic.unsettled.find(NOTICES)).isEmpty();
        assertThat(clinic.wakeups.requests()).isEmpty();
    }

    @Test
    void aReminderThatFailsHasTheOtherChannelTriedAtOnce() {
        reminded();
        answers.add(new Delivery.Refused(REFUSED));

        deliver(JO);

        assertThat(clinic.wakeups.requests())
                .containsExactly(new Request.Reconcile(NOTICES, 1, Duration.ZERO, OneClinic.cause()));
        assertThat(clinic.unsettled.find(NOTICES)).isPresent();
    }

    @Test
    void aReminderThatGoesOutLeavesNothingToDo() {
        reminded();

        assertThat(deliver(JO)).isInstanceOf(Outcome.Sent.class);

        assertThat(clinic.wakeups.requests()).isEmpty();
        assertThat(clinic.unsettled.find(NOTICES)).isEmpty();
    }

    @Test
    void whatWasPlannedWhileTheLastOneWasBeingSentKeepsItsTrace() {
        booked(JO);
        meanwhile = () -> {
            clinic.tell(2, AppointmentStatus.CANCELLED, JO);
            clinic.reconcile();
        };

        assertThat(deliver(JO)).isInstanceOf(Outcome.Sent.class);

        assertThat(noticeOf(JO).kind()).isEqualTo(Notice.Kind.CANCELLATION);
        assertThat(clinic.unsettled.find(NOTICES)).isPresent();
    }

    @Test
    void latenessSaidWhileThePatientWasBeingToldOfTheVisitIsToldNext() {
        booked(JO);
        clinic.pass(Duration.ofDays(9).minusMinutes(10));
        meanwhile =
                () -> clinic.lateness(clinic.visits).tell(OneClinic.VISIT, Duration.ofMinutes(15), OneClinic.cause());

        deliver(JO);

        assertThat(clinic.wakeups.requests())
                .contains(new Request.Reconcile(NOTICES, 1, Duration.ZERO, OneClinic.cause()));
        assertThat(clinic.unsettled.find(NOTICES)).isPresent();

        meanwhile = () -> {};
        clinic.reconcile(NOTICES);
        clinic.wakeups.drain();
        assertThat(noticeOf(JO).kind()).isEqualTo(Notice.Kind.LATE);
        assertThat(deliver(JO)).isInstanceOf(Outcome.Sent.class);
        assertThat(clinic.wakeups.requests())
                .as("it is said now, and nothing follows")
                .isEmpty();
        assertThat(clinic.unsettled.find(NOTICES)).isEmpty();
    }

    @Test
    void whoMayNotBeWrittenToIsForStaffToRing() {
        booked(JO);
        var stopped = new Attention(Attention.Code.CHANNEL_REFUSED, "They answered STOP.", "Ring them.");
        permission = (organisation, contact) -> Optional.of(stopped);

        assertThat(deliver(new ContestedVisits(clinic.visits, 1), JO, 1))
                .isEqualTo(new Outcome.Failed(Attention.Code.CHANNEL_REFUSED));

        assertThat(carried).isEmpty();
        assertThat(noticeOf(JO).state()).isEqualTo(new State.Failed(clinic.now(), stopped));
        assertThat(acts()).contains(Audit.Act.NOTICE_FAILED);
        assertThat(lookedAgain).containsExactly(OneClinic.VISIT);
        assertThat(clinic.unsettled.find(NOTICES)).isEmpty();
    }

    @Test
    void whatIsNoLongerTrueIsNotSent() {
        booked(JO);
        clinic.tell(2, AppointmentStatus.CANCELLED, JO);

        assertThat(deliver(new ContestedVisits(clinic.visits, 1), JO, 1)).isInstanceOf(Outcome.Superseded.class);

        assertThat(carried).isEmpty();
        assertThat(noticeOf(JO).state()).isEqualTo(new State.Superseded(clinic.now()));
    }

    @Test
    void whatIsNoLongerTrueAndMayHaveGoneOutIsRememberedSo() {
        booked(JO);
        answers.add(new Delivery.Later(Duration.ZERO, Hindrance.UNANSWERED));
        deliver(JO);
        clinic.tell(2, AppointmentStatus.CANCELLED, JO);

        assertThat(deliver(JO)).isInstanceOf(Outcome.Superseded.class);

        assertThat(noticeOf(JO).state()).isEqualTo(new State.Uncertain(clinic.now()));
    }

    @Test
    void whatSomebodyHoldsIsLeftToThemUntilTheirTimeIsOver() {
        booked(JO);
        put(noticeOf(JO).claimed(clinic.now().plusSeconds(60)));

        assertThat(deliver(JO)).isEqualTo(new Outcome.Later(Duration.ofSeconds(60)));
        assertThat(carried).isEmpty();

        clinic.pass(Duration.ofSeconds(60));
        assertThat(deliver(JO)).isInstanceOf(Outcome.Sent.class);
        assertThat(carried).containsExactly("+447700900123, perhaps again");
    }

    @Test
    void theCarrierLooksOnlyForWhatMayHaveReachedIt() {
        booked(JO);
        answers.add(new Delivery.Later(Duration.ofSeconds(1), Hindrance.THROTTLED));
        answers.add(new Delivery.Later(Duration.ZERO, Hindrance.UNANSWERED));

        assertThat(deliver(JO)).isEqualTo(new Outcome.Later(Duration.ofSeconds(1)));
        assertThat(noticeOf(JO).state()).isEqualTo(new State.Planned());
        assertThat(noticeOf(JO).attempts()).isZero();

        assertThat(deliver(JO)).isInstanceOf(Outcome.Later.class);
        assertThat(noticeOf(JO).state()).isEqualTo(new State.Planned());
        assertThat(noticeOf(JO).attempts()).isEqualTo(1);

        assertThat(deliver(JO)).isInstanceOf(Outcome.Sent.class);
        assertThat(carried).containsExactly("+447700900123", "+447700900123", "+447700900123, perhaps again");
    }

    @Test
    void whatTheCarrierBarsWaitsForAnOperatorAndIsTriedAgainByItself() {
        booked(JO);
        var barred = new Attention(Attention.Code.MESSAGES_BARRED, "It answered 401.", "Mend it.");
        answers.add(new Delivery.Barred(barred));

        assertThat(deliver(JO)).isEqualTo(new Outcome.Later(Duration.ofMinutes(10)));

        assertThat(noticeOf(JO).state()).isEqualTo(new State.Barred(clinic.now(), barred));
        assertThat(deliver(JO)).isInstanceOf(Outcome.Sent.class);
    }

    @Test
    void afterSixtyAttemptsItIsGivenUpAndStaffAreAskedToRing() {
        booked(JO);
        put(tried(noticeOf(JO), 58));
        answers.add(new Delivery.Later(Duration.ZERO, Hindrance.UNSURE));
        answers.add(new Delivery.Later(Duration.ZERO, Hindrance.UNSURE));

        assertThat(deliver(JO)).isInstanceOf(Outcome.Later.class);
        assertThat(deliver(JO)).isEqualTo(new Outcome.Failed(Attention.Code.NOTICE_FAILED));

        assertThat(noticeOf(JO).state())
                .isInstanceOfSatisfying(
                        State.Failed.class,
                        failed -> assertThat(failed.attention().fix()).contains("by phone"));
    }

    @ParameterizedTest(name = "attempt {0}: from {1} to {2} ms, then attempt {3}")
    @CsvSource({
        "1, 5000, 6250, 2",
        "2, 10000, 12500, 3",
        "3, 20000, 25000, 4",
        "7, 320000, 400000, 8",
        "8, 600000, 750000, 9",
        "99, 600000, 750000, 100",
        "100, 600000, 750000, 100",
    })
    void whoDoesNotSayWhenIsAskedAgainInEverLongerPausesToTenMinutes(int attempt, long least, long most, int next) {
        booked(JO);
        clinic.wakeups.drain();
        answers.add(new Delivery.Later(Duration.ZERO, Hindrance.UNSURE));

        Outcome outcome = deliver(clinic.visits, JO, attempt);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Later.class,
                        later -> assertThat(later.after().toMillis()).isBetween(least, most));
        assertThat(clinic.wakeups.requests()).singleElement().satisfies(request -> {
            assertThat(request.attempt()).isEqualTo(next);
            assertThat(new Outcome.Later(request.after())).isEqualTo(outcome);
        });
    }

    @Test
    void onlyWhatWaitsLongerThanTheSweepDoesIsTakenOffItsHands() {
        booked(JO);
        Instant planned = clinic.now().plus(Duration.ofMinutes(5));
        clinic.pass(Duration.ofSeconds(1));
        Duration longest = Duration.ofMinutes(4);
        answers.add(new Delivery.Later(longest, Hindrance.THROTTLED));
        answers.add(new Delivery.Later(longest.plusMillis(1), Hindrance.THROTTLED));

        deliver(JO);
        assertThat(clinic.unsettled.changes()).containsEntry(NOTICES, planned);

        deliver(JO);
        assertThat(clinic.unsettled.changes())
                .containsEntry(NOTICES, clinic.now().plus(longest).plusMillis(1).plus(Duration.ofMinutes(5)));
    }

    @Test
    void theFifthMailOfAMailboxGetsAPlaceInItsLine() {
        List<Patient> many = IntStream.rangeClosed(1, 5)
                .mapToObj(number -> OneClinic.mailed("p" + number, "p" + number + "@example.org"))
                .toList();
        booked(many.toArray(Patient[]::new));
        DeliverNotice deliver = deliverer(clinic.visits);

        List<Outcome> outcomes = many.stream()
                .map(patient ->
                        deliver.deliver(OneClinic.VISIT, noticeOf(patient).id(), 1, OneClinic.cause()))
                .toList();

        assertThat(outcomes.subList(0, 4)).allMatch(Outcome.Sent.class::isInstance);
        assertThat(outcomes.getLast()).isEqualTo(new Outcome.Later(Duration.ofSeconds(3)));
        assertThat(noticeOf(many.getLast()).state())
                .isEqualTo(new State.Placed(clinic.now().plusSeconds(3)));
        assertThat(carried).hasSize(4);
    }

    @Test
    void aPlaceInTheLineIsKeptForItsOwnMailAndNotTakenBefore() {
        booked(AMY, BEN);
        put(noticeOf(AMY).in(new State.Placed(clinic.now().plusSeconds(90))));

        assertThat(deliver(AMY)).isEqualTo(new Outcome.Later(Duration.ofSeconds(90)));
        assertThat(deliver(BEN)).isInstanceOf(Outcome.Sent.class);
        assertThat(carried).containsExactly("ben@example.org");

        clinic.pass(Duration.ofSeconds(90));
        assertThat(deliver(AMY)).isInstanceOf(Outcome.Sent.class);
    }

    @Test
    void inThePatientsNightItWaitsForTheirMorningAndNoAttemptIsCounted() {
        clinic.put(ClinicExample.of("c").reminding(Reminding.USUAL).clinic());
        Patient there = JO.in(ZoneId.of("America/New_York")); // where it is four o'clock
        booked(there);
        clinic.wakeups.drain();

        assertThat(deliver(clinic.visits, there, 7)).isEqualTo(new Outcome.Later(Duration.ofHours(4)));

        assertThat(carried).isEmpty();
        assertThat(noticeOf(there).attempts()).isZero();
        assertThat(clinic.wakeups.requests())
                .containsExactly(new Request.Send(
                        OneClinic.VISIT, noticeOf(there).id(), 1, Duration.ofHours(4), OneClinic.cause()));
    }

    @Test
    void aTemplateThatCannotBeFilledFailsAndSaysWhere() {
        booked(JO);
        templates = (part, kind, whose, language, data) -> {
            throw new Templates.BrokenTemplate("confirmation.sms, line 3");
        };

        assertThat(deliver(JO)).isEqualTo(new Outcome.Failed(Attention.Code.TEMPLATE_BROKEN));

        assertThat(carried).isEmpty();
        assertThat(noticeOf(JO).state())
                .isInstanceOfSatisfying(
                        State.Failed.class,
                        failed -> assertThat(failed.attention().what()).contains("confirmation.sms, line 3"));
    }

    private void booked(Patient... patients) {
        clinic.tell(1, AppointmentStatus.BOOKED, patients);
        clinic.reconcile();
    }

    /** The patient knows of the visit, and is to be reminded of it now. */
    private void reminded() {
        var reminding = new Reminding(List.of(Duration.ofDays(1)), Optional.empty(), false, QuietHours.NEVER);
        clinic.put(ClinicExample.of("c").reminding(reminding).clinic());
        booked(JO);
        deliver(JO);
        clinic.pass(Duration.ofDays(8));
        clinic.reconcile();
        clinic.wakeups.drain();
        assertThat(noticeOf(JO).kind()).isEqualTo(Notice.Kind.REMINDER);
        assertThat(clinic.unsettled.find(NOTICES)).isPresent();
    }

    private Outcome deliver(Patient patient) {
        return deliver(clinic.visits, patient, 1);
    }

    private Outcome deliver(Visits through, Patient patient, int attempt) {
        return deliverer(through).deliver(OneClinic.VISIT, noticeOf(patient).id(), attempt, OneClinic.cause());
    }

    private DeliverNotice deliverer(Visits through) {
        Messenger messenger = Messenger.of(
                (text, perhapsSent) -> carry(text.to(), text.body(), perhapsSent),
                (mail, perhapsSent) -> carry(mail.to(), mail.text(), perhapsSent));
        return clinic.deliver(through, messenger, permission, templates, lookedAgain::add);
    }

    private Delivery carry(String to, String body, boolean perhapsSent) {
        carried.add(perhapsSent ? to + ", perhaps again" : to);
        words.add(body);
        meanwhile.run();
        return answers.isEmpty() ? new Delivery.Accepted("id") : answers.removeFirst();
    }

    /** The newest one. */
    private Notice noticeOf(Patient patient) {
        return clinic.story().notices().stream()
                .filter(notice -> notice.patient().equals(patient.key()))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private void put(Notice notice) {
        clinic.visits.put(OneClinic.VISIT, notice, List.of());
    }

    private static Notice tried(Notice notice, int times) {
        Notice tried = notice;
        for (int i = 0; i < times; i++) {
            tried = tried.claimed(notice.planned());
        }
        return tried.in(new State.Planned());
    }

    private List<Audit.Act> acts() {
        return clinic.visits.audit().stream().map(Audit::act).toList();
    }
}
