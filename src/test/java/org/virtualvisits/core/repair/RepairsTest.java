package org.virtualvisits.core.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.visit.AppointmentStatus;
import org.virtualvisits.core.visit.JoinLinks;
import org.virtualvisits.core.visit.OneClinic;
import org.virtualvisits.core.visit.Patients;
import org.virtualvisits.core.visit.Visits;
import org.virtualvisits.sandbox.memory.InMemoryJoinLinks;
import org.virtualvisits.sandbox.memory.InMemoryProgress;
import org.virtualvisits.sandbox.memory.RecordingWakeups;

/** What the daily walk mends of visits to which no trace leads any more. */
final class RepairsTest {

    private final OneClinic clinic = new OneClinic(false, (source, patient) -> new Patients.Answer.Barred());
    private final AtomicInteger names = new AtomicInteger();

    @Test
    void aVisitWithoutItsMeetingThatNoTraceLeadsToIsReconciledAndCountedOnce() {
        clinic.tell(1, AppointmentStatus.BOOKED, OneClinic.reachable("jo", "07700 900123"));
        loseAllTraces();

        assertThat(walk()).containsEntry("agreement", 1);

        assertThat(clinic.unsettled.has(OneClinic.VISIT)).isTrue();
        assertThat(clinic.wakeups.requests())
                .singleElement()
                .isInstanceOfSatisfying(
                        RecordingWakeups.Request.Reconcile.class,
                        request -> assertThat(request.cause().who()).isEqualTo("timer:repair"));
        assertThat(walk()).as("while it is on the list").doesNotContainKey("agreement");
    }

    @Test
    void aNoticeThatWasPlannedAndIsNotOnItsWayIsFound() {
        clinic.tell(1, AppointmentStatus.BOOKED, OneClinic.reachable("jo", "07700 900123"));
        clinic.reconcile();
        loseAllTraces();

        assertThat(walk()).containsEntry("agreement", 1);
    }

    @Test
    void aMeetingThatNobodyWantsAnyMoreIsFound() {
        settled();
        clinic.tell(2, AppointmentStatus.CANCELLED, OneClinic.reachable("jo", "07700 900123"));
        loseAllTraces();

        assertThat(walk()).containsEntry("agreement", 1);
    }

    @Test
    void aVisitOfWhichAllIsDoneIsLeftAlone() {
        settled();

        assertThat(walk()).isEmpty();
        assertThat(clinic.wakeups.requests()).isEmpty();
    }

    @Test
    void aLinkThatIsMissingLeadsToItsVisitAgainAndIsCountedOnce() {
        settled();
        var links = new InMemoryJoinLinks();

        assertThat(walk(links)).containsEntry("link", 1);

        held().forEach((digest, target) -> assertThat(links.find(digest)).contains(target));
        assertThat(held()).hasSize(1);
        assertThat(walk(links)).isEmpty();
    }

    @Test
    void aLinkThatLeadsElsewhereIsSetRight() {
        settled();
        String digest = held().keySet().iterator().next();
        clinic.links.put(digest, new JoinLinks.Target(OneClinic.VISIT, "somebody", Channel.SMS, "else"));

        assertThat(walk()).containsEntry("link", 1);

        assertThat(clinic.links.find(digest)).contains(held().get(digest));
    }

    @Test
    void theLinkOfAVisitThatIsOverIsNotMadeAgain() {
        settled();
        clinic.pass(Duration.ofDays(30));

        assertThat(walk(new InMemoryJoinLinks())).isEmpty();
    }

    private void settled() {
        clinic.tell(1, AppointmentStatus.BOOKED, OneClinic.reachable("jo", "07700 900123"));
        clinic.reconcile();
        for (Notice notice : clinic.story().notices()) {
            clinic.visits.put(OneClinic.VISIT, notice.in(new Notice.State.Sent(clinic.now(), "x")), List.of());
        }
        loseAllTraces();
    }

    private void loseAllTraces() {
        clinic.unsettled.changes().keySet().forEach(clinic.unsettled::settle);
        clinic.wakeups.drain();
    }

    private Map<String, JoinLinks.Target> held() {
        Visits.Story story = clinic.story();
        return clinic.agreement().heldLinks(story);
    }

    private Map<String, Integer> walk() {
        return walk(clinic.links);
    }

    private Map<String, Integer> walk(JoinLinks links) {
        var repair = new RepairVisits(
                clinic.visits,
                new InMemoryProgress(),
                List.of(
                        new RepairAgreement(
                                clinic.agreement(),
                                clinic.unsettled,
                                clinic.wakeups,
                                () -> "n" + names.incrementAndGet()),
                        new RepairLinks(clinic.agreement(), links)),
                Measures.NONE,
                Clock.fixed(clinic.now(), ZoneOffset.UTC));
        repair.go();
        return repair.last().orElseThrow().mended();
    }
}
