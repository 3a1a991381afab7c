package org.virtualvisits.core.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.feed.Day;
import org.virtualvisits.core.feed.Places;
import org.virtualvisits.core.feed.Traces;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.visit.Audit;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.VisitExamples;
import org.virtualvisits.core.visit.Visits;

/** All that a visit of several people says about the first of them, and nothing about the others. */
final class PatientFactsTest {

    private static final VisitId ID = VisitExamples.id();
    private static final Visit VISIT = VisitExamples.maximal(ID);
    private static final String FIRST = "p00000000001";
    private static final Instant NOW = Instant.parse("2030-01-07T09:00:00Z");

    private final PatientFacts facts = facts(VisitExamples.everyNotice(), FIRST);

    @Test
    void theVisitIsSaidAsTheEhrTellsOfItAndHowFarItsMeetingIs() {
        assertThat(facts.visit())
                .containsEntry("visit", ID.value())
                .containsEntry("appointment", VISIT.appointmentId())
                .containsEntry("source", "north-ehr")
                .containsEntry("status", "booked")
                .containsEntry("start", "2030-01-07T09:00:00.123456789Z")
                .containsEntry("clinician", "李 医生")
                .containsEntry("meeting", "Live")
                .containsEntry("received", "2030-01-07T09:00:00.123456789Z")
                .containsKeys("end", "place", "removed");
    }

    @Test
    void thePatientIsSaidAsTheEhrNamesThem() {
        assertThat(facts.patient())
                .containsExactly(Map.of(
                        "visit", ID.value(),
                        "key", FIRST,
                        "title", "Dr",
                        "givenName", "Siân \u200F'Ali\n",
                        "familyName", "Ní Bhriain",
                        "displayName", "Siân Ní Bhriain \uD83D\uDE42",
                        "phone", "07700 900123",
                        "email", "sian@example.org",
                        "language", "cy-GB"));
    }

    @Test
    void aMessageThatWentSaysWhenAndOneThatDidNotSaysNothingOfIt() {
        List<Map<String, String>> messages = facts.messages().toList();

        assertThat(messages).hasSameSizeAs(VisitExamples.everyNotice());
        assertThat(messages)
                .allSatisfy(
                        message -> assertThat(message.containsKey("sent")).isEqualTo(message.containsValue("Sent")));
        assertThat(messages.getFirst())
                .containsEntry("state", "Planned")
                .containsEntry("planned", "2030-01-07T09:00:00.123456789Z")
                .containsEntry("tellsOfClinician", "Dr Zoë Ångström 李")
                .containsKeys("message", "channel", "kind", "tellsOfStart");
    }

    @Test
    void ofAnotherPatientNoMessageLinkOrArrivalIsSaid() {
        PatientFacts second = facts(VisitExamples.everyNotice(), "p00000000002");
        var trace = new Traces.Trace(Map.of(FIRST, NOW), Places.NONE, Optional.empty());

        assertThat(second.messages()).isEmpty();
        assertThat(second.links(link -> true)).isEmpty();
        assertThat(second.lists(trace)).isEmpty();
        assertThat(second.patient()).extracting(row -> row.get("displayName")).containsExactly("Siân 山田 \uD83D\uDE42");
    }

    @Test
    void aLinkIsSaidToBeThereOrRevokedOncePerChannelAndNeverShown() {
        var both = List.of(VisitExamples.notice(1), VisitExamples.notice(2));

        assertThat(facts(both, FIRST).links(link -> true))
                .containsExactly(Map.of("visit", ID.value(), "channel", "sms", "state", "there"));
        assertThat(facts(both, FIRST).links(link -> link.contact().channel() == Channel.EMAIL))
                .containsExactly(Map.of("visit", ID.value(), "channel", "sms", "state", "revoked"));
    }

    @Test
    void whenTheyArrivedAndOnWhichDaysTheyStandIsSaid() {
        var places = new Places(
                Set.of(new Day(VISIT.organisation(), Optional.of(LocalDate.of(2030, 1, 7)))), Set.of(), Set.of(), "");

        assertThat(facts.lists(new Traces.Trace(Map.of(FIRST, NOW), places, Optional.empty())))
                .containsExactly(
                        Map.of("visit", ID.value(), "list", "arrived", "at", "2030-01-07T09:00:00Z"),
                        Map.of("visit", ID.value(), "list", "dayList", "at", "2030-01-07"));
    }

    @Test
    void whatWasDoneIsSaidWithWhoDidItAndAboutWhat() {
        Audit done = new Audit(NOW, VisitExamples.cause(), Audit.Act.NOTICE_PLANNED, Optional.of("3"), 1);

        assertThat(facts.audit(List.of(done)))
                .containsExactly(Map.of(
                        "visit",
                        ID.value(),
                        "at",
                        "2030-01-07T09:00:00Z",
                        "who",
                        "source:ehr",
                        "what",
                        Audit.Act.NOTICE_PLANNED.what(),
                        "outcome",
                        Audit.Act.NOTICE_PLANNED.outcome(),
                        "about",
                        "3"));
    }

    @Test
    void otherFeaturesLookForThePatientByTheirAddressesAndTheirKeys() {
        Subject subject = PatientFacts.subject(VISIT.organisation(), List.of(facts.found(), facts.found()));

        assertThat(subject.contacts())
                .extracting(contact -> contact.channel() + " " + contact.address())
                .containsExactly("SMS 07700 900123", "EMAIL sian@example.org");
        assertThat(subject.places()).containsOnly(new Subject.Place(ID, Set.of(FIRST)));
    }

    private static PatientFacts facts(List<Notice> notices, String patient) {
        var story = new Visits.Story(new Visits.Stored(VISIT, "1"), notices);
        return new PatientFacts(new FindPatient.Found(story, Set.of(patient)));
    }
}
