package org.virtualvisits.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.functions.PeopleScene.NORTH;
import static org.virtualvisits.functions.PeopleScene.NOW;
import static org.virtualvisits.functions.PeopleScene.PATIENT;
import static org.virtualvisits.functions.PeopleScene.SOUTH;
import static org.virtualvisits.functions.PeopleScene.sent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.feed.TellArrival;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.core.notice.Messenger;
import org.virtualvisits.core.report.MailReports;
import org.virtualvisits.core.report.Posting;

/** What clinicians get by mail when a patient waits: once, in time, where their clinic wants it, and never who (V8). */
final class TellArrivalTest {

    private static final Cause CAUSE = Cause.ofSystem("0".repeat(32));

    private final PeopleScene scene = new PeopleScene();
    private final List<Messenger.Mail> mails = new ArrayList<>();

    @Test
    void theClinicianIsToldOnceThatSomebodyWaitsAndNotWho() {
        VisitId visit = scene.visit(SOUTH, 1);

        assertThat(scene.stage.arrive().arrive(visit, PATIENT, CAUSE)).isTrue();
        assertThat(scene.stage.arrive().arrive(visit, PATIENT, CAUSE)).isFalse();
        mail(NOW);
        mail(NOW.plus(Duration.ofMinutes(2)));

        assertThat(mails).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("lee@south.example");
            assertThat(mail.subject()).isEqualTo("A patient waits for your video visit at 9:00am (GMT)");
            assertThat(mail.text()).contains("Video clinic 4", "/api/day");
            assertThat(mail.html()).contains("href=", "/api/day");
            assertThat(mail.invite()).isEmpty();
            assertThat(mail.subject() + mail.text() + mail.html() + mail.key())
                    .doesNotContain("Morgan", "Winterbourne", "900001", PATIENT, "Respiratory", "teams.microsoft");
        });
    }

    @Test
    void nobodyIsToldWhereTheClinicDoesNotWantIt() {
        scene.stage.arrive().arrive(scene.visit(NORTH, 1), PATIENT, CAUSE);

        assertThat(scene.stage.postings().open()).isEmpty();
    }

    @Test
    void whoIsNoPatientOfTheVisitIsNotWaitedFor() {
        scene.stage.arrive().arrive(scene.visit(SOUTH, 1), "somebodyelse", CAUSE);

        assertThat(scene.stage.postings().open()).isEmpty();
    }

    @Test
    void anArrivalWhoseProcessDiesBeforeItIsNotedIsToldAtTheNextPress() {
        VisitId visit = scene.visit(SOUTH, 1);
        scene.stage.arrive().arrive(visit, PATIENT, CAUSE);
        List<Posting> planned = scene.stage.postings().open();
        var second = new PeopleScene();
        second.visit(SOUTH, 1);

        // As after a death between the plan and the note: there is the plan, and no arrival.
        planned.forEach(posting -> second.stage.postings().add(posting));
        assertThat(second.stage.arrive().arrive(visit, PATIENT, CAUSE)).isTrue();

        assertThat(second.stage.postings().open()).hasSize(1);
    }

    @Test
    void whatComesTooLateIsNotSent() {
        scene.stage.arrive().arrive(scene.visit(SOUTH, 1), PATIENT, CAUSE);

        mail(NOW.plus(Duration.ofMinutes(15)));

        assertThat(mails).isEmpty();
        assertThat(scene.stage.postings().open()).isEmpty();
    }

    @Test
    void aVisitThatWasMovedMeanwhileIsNotWaitedFor() {
        scene.stage.arrive().arrive(scene.visit(SOUTH, 1), PATIENT, CAUSE);
        var moved = new PeopleScene();
        moved.visit(SOUTH, 1, NOW.plus(Duration.ofHours(1)), "lee", sent());

        assertThat(scene.stage.postings().open())
                .singleElement()
                .satisfies(posting ->
                        assertThat(moved.stage.tellArrival().write(posting)).isEmpty());
    }

    private void mail(Instant now) {
        PeopleStage stage = scene.stage;
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        var tell = new TellArrival(
                stage.visits(), stage.organisations(), stage.postings(), new ArrivalMail(PeopleStage.BASE), clock);
        new MailReports(
                        stage.postings(),
                        Map.of(Posting.Kind.ARRIVAL, tell),
                        (mail, perhapsSent) -> {
                            mails.add(mail);
                            return new Delivery.Accepted("m");
                        },
                        clock)
                .run();
    }
}
