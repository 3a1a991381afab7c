package org.virtualvisits.core.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Contact;
import org.virtualvisits.core.reply.Callback.Content;
import org.virtualvisits.core.retention.Section;
import org.virtualvisits.core.retention.Subject;
import org.virtualvisits.core.visit.Visits;

/** What patients wrote goes with them, and with their visits. */
final class HeldRepliesTest {

    private static final String OTHER = "patient00002";

    private final ReplyScene scene = new ReplyScene();
    private final HeldReplies held =
            new HeldReplies(scene.replies, scene.callbacks, scene.consents, scene.visits, scene.digests);

    @Test
    void answersAndWordsGoWithTheVisit() {
        VisitId visit = scene.visit(ReplyScene.NORTH, 1);
        scene.says("Y");
        scene.says("Y but late");
        CallbackId text = scene.last();

        held.forget(visit);
        held.forget(visit);

        assertThat(scene.replies.of(visit)).isEqualTo(new Replies.Said(List.of(), List.of()));
        assertThat(scene.callbacks.find(text).orElseThrow().content()).isEqualTo(new Content.Done());
    }

    @Test
    void wordsThatMayBeAboutAnotherVisitStayForItsStaff() {
        VisitId visit = scene.visit(ReplyScene.NORTH, 1);
        VisitId other = scene.visit(ReplyScene.NORTH, 2);
        scene.says("Y");
        CallbackId text = scene.last();

        held.forget(visit);

        assertThat(scene.replies.of(visit).forStaff()).isEmpty();
        assertThat(scene.replies.of(other).forStaff()).hasSize(1);
        assertThat(scene.callbacks.find(text).orElseThrow().content()).isInstanceOf(Content.ForStaff.class);
    }

    @Test
    void anExportShowsAnswersWordsAndConsentOfThePatientAlone() {
        VisitId visit = scene.visit(ReplyScene.NORTH, 1);
        scene.says("Y");
        scene.says("Y but late");
        scene.says("STOP");

        List<Section> sections = held.export(subject(visit, ReplyScene.PATIENT));

        assertThat(sections).extracting(Section::name).containsExactly("answers", "textsForStaff", "consent");
        assertThat(row(sections, 0)).containsEntry("answer", "CONFIRMED");
        assertThat(row(sections, 1)).containsEntry("words", "Y but late");
        assertThat(row(sections, 2)).containsEntry("standing", "STOPPED");
        assertThat(held.export(new Subject(ReplyScene.NORTH, List.of(), List.of())))
                .isEmpty();
    }

    @Test
    void whatTheOnlyPatientOfAVisitWroteIsErasedAndTheStopIsKept() {
        VisitId visit = scene.visit(ReplyScene.NORTH, 1);
        scene.says("Y");
        scene.says("Y but late");
        CallbackId text = scene.last();
        scene.says("STOP");
        takeOut(visit, Set.of(ReplyScene.PATIENT));

        held.erase(subject(visit, ReplyScene.PATIENT));

        assertThat(scene.replies.of(visit)).isEqualTo(new Replies.Said(List.of(), List.of()));
        assertThat(scene.callbacks.find(text).orElseThrow().content()).isEqualTo(new Content.Done());
        assertThat(scene.consents.of(scene.digests.of(Channel.SMS, ReplyScene.PHONE)))
                .hasSize(1);
    }

    @Test
    void wordsThatMayBeOfAnotherPatientOfTheVisitAreNeitherErasedNorExported() {
        VisitId visit = scene.visit(
                ReplyScene.NORTH,
                1,
                List.of(
                        ReplyScene.patient(ReplyScene.PATIENT, ReplyScene.PHONE),
                        ReplyScene.patient(OTHER, "+447700900124")),
                ReplyScene.START,
                ReplyScene.sent());
        scene.says("Y but late");
        Subject subject = subject(visit, ReplyScene.PATIENT);

        assertThat(held.export(subject)).isEmpty();
        takeOut(visit, Set.of(ReplyScene.PATIENT));
        held.erase(subject);

        assertThat(scene.replies.of(visit).forStaff()).hasSize(1);
    }

    /** As an erasure does before it asks the holders. */
    private void takeOut(VisitId visit, Set<String> patients) {
        Visits.Stored stored = scene.visits.find(visit).orElseThrow();
        assertThat(scene.visits.write(Visits.Write.of(stored.visit().without(patients), stored, List.of())))
                .isInstanceOf(Visits.Result.Done.class);
    }

    private static Subject subject(VisitId visit, String patient) {
        return new Subject(
                ReplyScene.NORTH,
                List.of(new Subject.Place(visit, Set.of(patient))),
                List.of(new Contact(patient, Channel.SMS, ReplyScene.PHONE, "mark")));
    }

    private static Map<String, String> row(List<Section> sections, int number) {
        return sections.get(number).rows().getFirst();
    }
}
