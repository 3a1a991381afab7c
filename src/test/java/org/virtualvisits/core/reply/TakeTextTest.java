package org.virtualvisits.core.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.core.reply.ReplyScene.NORTH;
import static org.virtualvisits.core.reply.ReplyScene.NOW;
import static org.virtualvisits.core.reply.ReplyScene.PATIENT;
import static org.virtualvisits.core.reply.ReplyScene.PHONE;
import static org.virtualvisits.core.reply.ReplyScene.SOUTH;
import static org.virtualvisits.core.reply.ReplyScene.START;
import static org.virtualvisits.core.reply.ReplyScene.patient;
import static org.virtualvisits.core.reply.ReplyScene.sent;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualvisits.core.feed.Answered;
import org.virtualvisits.core.feed.Condition;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Contact;
import org.virtualvisits.core.notice.Messenger;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.reply.Callback.Content;
import org.virtualvisits.core.reply.Replies.Why;
import org.virtualvisits.core.visit.AppointmentStatus;
import org.virtualvisits.core.visit.Audit;
import org.virtualvisits.core.visit.Decide;
import org.virtualvisits.core.visit.Decision;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.Wanted;

/** What follows from patients' texts (S2.15): acts where there is no doubt, and a person where there is any. */
final class TakeTextTest {

    private static final String OTHER_PHONE = "+447700900124";

    private final ReplyScene scene = new ReplyScene();

    @ParameterizedTest
    @CsvSource({"Yes please, CONFIRMED, VISIT_CONFIRMED", "Nac ydw, DECLINED, VISIT_DECLINED"})
    void aClearAnswerAboutTheOnlyVisitCounts(String words, Condition condition, Audit.Act act) {
        VisitId visit = scene.visit(NORTH, 1);

        scene.says(words);

        assertThat(answered(visit).conditions()).isEqualTo(Map.of(PATIENT, condition));
        assertThat(scene.acts(visit)).containsExactly(act);
        assertThat(scene.changed).containsExactly(visit);
    }

    @Test
    void anAnswerDealtWithTwiceCountsOnceAndItsWordsAreGone() {
        VisitId visit = scene.visit(NORTH, 1);
        scene.says("Yes");

        assertThat(scene.again(scene.last()).outcome()).isEqualTo("known");
        assertThat(scene.callbacks.find(scene.last()).orElseThrow().content()).isEqualTo(new Content.Done());
        assertThat(scene.acts(visit)).hasSize(1);
    }

    @Test
    void staffReadThatAPatientWillNotComeAndTheVisitStands() {
        VisitId visit = scene.visit(NORTH, 1);

        scene.says("No");

        assertThat(answered(visit).attention())
                .extracting(Attention::code)
                .containsExactly(Attention.Code.PATIENT_DECLINED);
        assertThat(scene.unsettled.all(10)).isEmpty();
    }

    @Test
    void whereTheClinicCancelsANoCallsTheVisitOffAndStaffReadSo() {
        VisitId visit = scene.visit(SOUTH, 1);

        assertThat(scene.says("No")).isEqualTo("no");

        assertThat(stored(visit).isDeclined()).isTrue();
        assertThat(decision(visit)).isInstanceOf(Decision.NoMeeting.class);
        assertThat(scene.acts(visit)).containsExactlyInAnyOrder(Audit.Act.VISIT_DECLINED, Audit.Act.VISIT_CALLED_OFF);
        assertThat(answered(visit).attention())
                .singleElement()
                .satisfies(one -> assertThat(one.what()).contains("called off"));
        assertThat(scene.unsettled.has(visit)).isTrue();
        assertThat(scene.wakeups.requests()).hasSize(1);
    }

    @Test
    void aSecondNoChangesNothingAndNeedsNobody() {
        VisitId visit = scene.visit(SOUTH, 1);
        scene.says("No");

        assertThat(scene.says("no thanks")).isEqualTo("no");

        assertThat(whys(visit)).isEmpty();
        assertThat(scene.wakeups.requests()).hasSize(1);
    }

    @Test
    void aLaterYesTakesTheVisitUpAgain() {
        VisitId visit = scene.visit(SOUTH, 1);
        scene.says("No");

        assertThat(scene.says("Yes")).isEqualTo("yes");

        assertThat(stored(visit).declined()).isEmpty();
        assertThat(decision(visit)).isInstanceOf(Decision.Meet.class);
        assertThat(scene.acts(visit)).contains(Audit.Act.VISIT_TAKEN_UP);
        assertThat(answered(visit).conditions()).containsEntry(PATIENT, Condition.CONFIRMED);
        assertThat(scene.wakeups.requests()).hasSize(2);
    }

    @Test
    void aYesWrittenBeforeTheNoThatCameFirstTakesNothingBack() {
        VisitId visit = scene.visit(SOUTH, 1);
        scene.says("No");

        scene.says(PHONE, "Yes", NOW.minus(Duration.ofMinutes(5)));

        assertThat(stored(visit).isDeclined()).isTrue();
    }

    @Test
    void aVisitOfTwoPatientsIsNotCalledOffByOneOfThem() {
        VisitId visit = scene.visit(
                SOUTH, 1, List.of(patient(PATIENT, PHONE), patient("patient00002", OTHER_PHONE)), START, sent());

        scene.says("No");

        assertThat(stored(visit).declined()).isEmpty();
        assertThat(answered(visit).attention())
                .singleElement()
                .satisfies(one -> assertThat(one.fix()).contains("in the EHR"));
    }

    @Test
    void staffTakeAVisitUpForAPatientWhoHasRung() {
        VisitId visit = scene.visit(SOUTH, 1);
        scene.says(PHONE, "No", NOW.minus(Duration.ofMinutes(5)));
        Cause staff = Cause.ofPerson("a", Cause.correlation("x"));

        assertThat(scene.answers().comes(stored(visit), PATIENT, staff)).isTrue();

        assertThat(stored(visit).declined()).isEmpty();
        assertThat(answered(visit).conditions()).containsEntry(PATIENT, Condition.CONFIRMED);
        assertThat(scene.acts(visit)).contains(Audit.Act.VISIT_CONFIRMED, Audit.Act.VISIT_TAKEN_UP);
        assertThat(scene.answers().comes(stored(visit), "patient00009", staff)).isFalse();
        Visit cancelled = with(stored(visit), stored(visit).wanted().in(AppointmentStatus.CANCELLED));
        assertThat(scene.answers().comes(cancelled, PATIENT, staff)).isFalse();
    }

    @Test
    void nothingIsToBeDoneAboutADeclinedVisitOnceItIsCancelled() {
        VisitId visit = scene.visit(NORTH, 1);
        scene.says("No");
        Visit stored = scene.visits.find(visit).orElseThrow().visit();

        Answered answered =
                new ReadAnswers(scene.replies).of(with(stored, stored.wanted().in(AppointmentStatus.CANCELLED)));

        assertThat(answered.attention()).isEmpty();
        assertThat(answered.conditions()).containsEntry(PATIENT, Condition.DECLINED);
    }

    @Test
    void anAnswerSaysNothingOfAnotherTime() {
        VisitId visit = scene.visit(NORTH, 1);
        scene.says("Yes");
        Visit moved = scene.visits.find(visit).orElseThrow().visit();
        var wanted = moved.wanted();
        var later = new Wanted(
                wanted.status(),
                Optional.of(START.plus(Duration.ofDays(1))),
                Optional.empty(),
                Optional.empty(),
                wanted.patients(),
                wanted.clinicians(),
                wanted.places(),
                wanted.types(),
                false);

        assertThat(new ReadAnswers(scene.replies).of(with(moved, later))).isEqualTo(Answered.NOTHING);
    }

    @Test
    void aYesWithTwoVisitsToComeIsForStaffOfBoth() {
        VisitId one = scene.visit(NORTH, 1);
        VisitId two = scene.visit(NORTH, 2);

        assertThat(scene.says("Y")).isEqualTo("to_staff");

        for (VisitId visit : List.of(one, two)) {
            assertThat(answered(visit).conditions()).isEmpty();
            assertThat(whys(visit)).containsExactly(Why.SHARED);
        }
        assertThat(content()).isInstanceOfSatisfying(Content.ForStaff.class, left -> {
            assertThat(left.words()).isEqualTo("Y");
            assertThat(left.visits()).containsExactlyInAnyOrder(one, two);
        });
    }

    @Test
    void aYesFromTwoPatientsOfOneVisitIsForStaff() {
        VisitId visit =
                scene.visit(NORTH, 1, List.of(patient(PATIENT, PHONE), patient("patient00002", PHONE)), START, sent());

        scene.says("Y");

        assertThat(answered(visit).conditions()).isEmpty();
        assertThat(whys(visit)).containsExactly(Why.SHARED);
    }

    @Test
    void whatPatientsOfTwoOrganisationsMayHaveWrittenIsShownToNeither() {
        VisitId north = scene.visit(NORTH, 1);
        VisitId south = scene.visit(SOUTH, 1);

        scene.says("I am in hospital");

        assertThat(whys(north)).containsExactly(Why.STRANGERS);
        assertThat(whys(south)).containsExactly(Why.STRANGERS);
        assertThat(content()).isEqualTo(new Content.Done());
    }

    @Test
    void aYesBeforeThePatientCouldKnowOfTheNewTimeIsForStaff() {
        VisitId visit = scene.visit(NORTH, 1);

        scene.says(PHONE, "Yes", NOW.minus(Duration.ofHours(2)));

        assertThat(answered(visit).conditions()).isEmpty();
        assertThat(whys(visit)).containsExactly(Why.TOO_EARLY);
    }

    @Test
    void aYesToAVisitWhoseNewTimeIsNotToldYetIsForStaff() {
        VisitId visit = scene.visit(NORTH, 1, List.of(patient(PATIENT, PHONE)), START.plus(Duration.ofDays(1)), sent());

        scene.says("Yes");

        assertThat(whys(visit)).containsExactly(Why.TOO_EARLY);
    }

    @Test
    void anUnclearTextIsForStaffWithItsWordsUntilTheyHaveDealtWithIt() {
        VisitId visit = scene.visit(NORTH, 1);

        scene.says("Y but late");

        assertThat(answered(visit).conditions()).isEmpty();
        assertThat(answered(visit).attention())
                .extracting(Attention::code)
                .containsExactly(Attention.Code.REPLY_TO_READ);
        assertThat(content()).isEqualTo(new Content.ForStaff("Y but late", List.of(visit)));
        assertThat(scene.acts(visit)).containsExactly(Audit.Act.REPLY_RECEIVED);
    }

    @ParameterizedTest
    @CsvSource({"Yes, nobody", "What?, nobody", "HELP, nobody", "STOP, stopped", "Thanks, thanks"})
    void wordsFromANumberWithoutVisitsAreKeptNowhere(String words, String outcome) {
        VisitId visit = scene.visit(NORTH, 1);

        assertThat(scene.says(OTHER_PHONE, words, NOW)).isEqualTo(outcome);

        assertThat(content()).isEqualTo(new Content.Done());
        assertThat(answered(visit)).isEqualTo(Answered.NOTHING);
        assertThat(scene.texts).isEmpty();
    }

    @Test
    void aVisitThatHasBegunTakesNoAnswer() {
        VisitId visit =
                scene.visit(NORTH, 1, List.of(patient(PATIENT, PHONE)), NOW.minus(Duration.ofMinutes(1)), sent());

        assertThat(scene.says("Yes")).isEqualTo("nobody");
        assertThat(answered(visit)).isEqualTo(Answered.NOTHING);
    }

    @Test
    void stopBarsTheNumberForAllAndStartOpensItAgain() {
        VisitId visit = scene.visit(NORTH, 1);
        var permission = new CheckPermission(scene.consents, scene.digests);
        var contact = new Contact(PATIENT, Channel.SMS, PHONE, "m");
        var mail = new Contact(PATIENT, Channel.EMAIL, "p@example.org", "m");

        scene.says("Stop");
        for (var organisation : List.of(NORTH, SOUTH)) {
            assertThat(permission.refusal(organisation, contact))
                    .map(Attention::code)
                    .contains(Attention.Code.CHANNEL_REFUSED);
            assertThat(permission.refusal(organisation, mail)).isEmpty();
        }

        scene.says(PHONE, "START", NOW.plusSeconds(1));
        assertThat(permission.refusal(NORTH, contact)).isEmpty();
        assertThat(scene.acts(visit)).containsExactly(Audit.Act.CONSENT_WITHDRAWN, Audit.Act.CONSENT_GIVEN);
    }

    @Test
    void aStopThatComesAfterALaterStartChangesNothing() {
        scene.says(PHONE, "START", NOW);

        assertThat(scene.says(PHONE, "STOP", NOW.minusSeconds(60))).isEqualTo("overtaken");
        assertThat(new CheckPermission(scene.consents, scene.digests)
                        .refusal(NORTH, new Contact(PATIENT, Channel.SMS, PHONE, "m")))
                .isEmpty();
    }

    @Test
    void whatWasBarredIsToldAfterStart() {
        VisitId visit = scene.visit(NORTH, 1);
        Notice sent = scene.notice(visit);
        var refused = new Attention(Attention.Code.CHANNEL_REFUSED, "w", "f");
        scene.put(visit, sent.in(new Notice.State.Failed(NOW, refused)));

        scene.says("START");

        assertThat(scene.notice(visit).state()).isInstanceOf(Notice.State.Uncertain.class);
        assertThat(scene.unsettled.has(visit)).isTrue();
    }

    @Test
    void whatFailedForAnotherReasonStaysFailed() {
        VisitId visit = scene.visit(NORTH, 1);
        var failed = new Attention(Attention.Code.NOTICE_FAILED, "w", "f");
        scene.put(visit, scene.notice(visit).in(new Notice.State.Failed(NOW, failed)));

        scene.says("START");

        assertThat(scene.notice(visit).state()).isInstanceOf(Notice.State.Failed.class);
    }

    @Test
    void helpIsAnsweredOnceWithTheClinicsNumberInThePatientsLanguage() {
        scene.visit(NORTH, 1);

        assertThat(scene.says("HELP")).isEqualTo("help");

        assertThat(scene.texts).extracting(Messenger.Text::to).containsExactly(PHONE);
        assertThat(scene.texts.getFirst().body()).startsWith("cy").contains("Riverside Clinic", "01632 960123");
        assertThat(scene.texts.getFirst().key())
                .isEqualTo("help-" + scene.last().key());
    }

    @Test
    void helpThatIsAnHourOldIsNotAnswered() {
        scene.visit(NORTH, 1);

        assertThat(scene.says(PHONE, "HELP", NOW.minus(Duration.ofMinutes(61)))).isEqualTo("too_late");
        assertThat(scene.texts).isEmpty();
    }

    @Test
    void staffOfOneOrganisationBarItForThemselvesAlone() {
        VisitId visit = scene.visit(NORTH, 1);
        var permission = new CheckPermission(scene.consents, scene.digests);
        var contact = new Contact(PATIENT, Channel.SMS, PHONE, "m");

        scene.keepConsent()
                .say(NORTH, Channel.SMS, PHONE, Consent.Standing.REFUSED, Cause.ofPerson("a", Cause.correlation("x")));

        assertThat(permission.refusal(NORTH, contact)).isPresent();
        assertThat(permission.refusal(SOUTH, contact)).isEmpty();
        assertThat(scene.keepConsent().of(SOUTH, Channel.SMS, PHONE)).isEmpty();
        assertThat(scene.acts(visit)).containsExactly(Audit.Act.CONSENT_WITHDRAWN);
    }

    private Visit stored(VisitId visit) {
        return scene.visits.find(visit).orElseThrow().visit();
    }

    private Decision decision(VisitId visit) {
        return new Decide(stored(visit), scene.organisations.find(SOUTH).orElseThrow(), NOW).decision();
    }

    private Answered answered(VisitId visit) {
        return new ReadAnswers(scene.replies)
                .of(scene.visits.find(visit).orElseThrow().visit());
    }

    private List<Why> whys(VisitId visit) {
        return scene.replies.of(visit).forStaff().stream()
                .map(Replies.ForStaff::why)
                .toList();
    }

    private Content content() {
        return scene.callbacks.find(scene.last()).orElseThrow().content();
    }

    private static Visit with(Visit visit, Wanted wanted) {
        return new Visit(
                visit.id(),
                visit.organisation(),
                visit.source(),
                visit.appointmentId(),
                visit.version(),
                visit.removedAt(),
                wanted,
                visit.unread(),
                visit.leavers(),
                visit.meeting(),
                visit.generation(),
                visit.sequence(),
                visit.attention(),
                visit.lease(),
                visit.received(),
                visit.settled());
    }
}
