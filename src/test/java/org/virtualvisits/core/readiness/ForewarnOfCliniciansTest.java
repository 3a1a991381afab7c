package org.virtualvisits.core.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.notice.Facts;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.visit.Decision;
import org.virtualvisits.core.visit.MeetingState;
import org.virtualvisits.core.visit.Meetings;
import org.virtualvisits.sandbox.MovableClock;
import org.virtualvisits.sandbox.memory.InMemoryReadinessLedger;

/** What is known beforehand warns while it is good, and never longer. */
final class ForewarnOfCliniciansTest {

    private static final OrganisationId NORTH = new OrganisationId("north");
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final String LEE = "22222222-2222-4222-8222-222222222222";
    private static final MeetingState NONE = new MeetingState.None();
    private static final MeetingState LIVE = new MeetingState.Live(
            LEE, "v-1", "m", URI.create("https://teams.microsoft.com/l/x"), NOON, NOON.plusSeconds(60));

    private final MovableClock clock = new MovableClock(Clock.fixed(NOON, ZoneOffset.UTC));
    private final InMemoryReadinessLedger ledger = new InMemoryReadinessLedger();
    private final ForewarnOfClinicians forewarn = new ForewarnOfClinicians(ledger, new Fixes("app"), clock);

    @Test
    void whoIsNotReadyIsWarnedOfWithTheFix() {
        found(Defect.ACCOUNT_DISABLED, Defect.EXCHANGE_MISSING);

        Attention attention = warned(NONE).orElseThrow();

        assertThat(attention.code()).isEqualTo(Attention.Code.CLINICIAN_NOT_READY);
        assertThat(attention.what()).isEqualTo("Account " + LEE + " is disabled.");
        assertThat(attention.fix()).contains("Update-MgUser -UserId \"" + LEE + "\"", "It acts at once.");
    }

    @Test
    void whatBlocksNothingIsNotTold() {
        found(Defect.MAILBOX_REFUSED, Defect.EXCHANGE_MISSING);

        assertThat(warned(NONE)).isEmpty();
    }

    @Test
    void aMeetingThatStandsDisprovesWhatItCanAndNoMore() {
        found(Defect.POLICY_MISSING, Defect.TEAMS_PENDING);

        assertThat(warned(NONE).orElseThrow().what()).contains("Teams does not let the app", "still being set up");
        assertThat(warned(LIVE).orElseThrow().what())
                .contains("still being set up")
                .doesNotContain("does not let");
    }

    @Test
    void whatIsTooOldWarnsNobody() {
        found(Defect.ACCOUNT_DISABLED);
        assertThat(warned(NONE)).isPresent();

        clock.set(NOON.plus(Report.GOOD_FOR));

        assertThat(warned(NONE)).isEmpty();
    }

    @Test
    void aNewReportCountsWithinAMinute() {
        found(Defect.ACCOUNT_DISABLED);
        assertThat(warned(NONE)).isPresent();
        found();

        clock.set(NOON.plus(Duration.ofSeconds(60)));

        assertThat(warned(NONE)).isEmpty();
    }

    private void found(Defect... defects) {
        ledger.put(
                NORTH,
                List.of(new Report(
                        new Subject.OfClinician("lee"),
                        List.of(defects).stream()
                                .map(defect -> new Finding(defect, LEE))
                                .toList(),
                        NOON)));
    }

    private Optional<Attention> warned(MeetingState meeting) {
        var lee = new Clinician("lee", Set.of(), "Dr Lee", Optional.empty(), Optional.of(LEE));
        var organisation = new Organisation(NORTH, "North", Set.of(), List.of(), List.of(), List.of(lee), List.of());
        var meet = new Decision.Meet(
                Optional.empty(),
                LEE,
                false,
                new Meetings.Plan(NOON, NOON.plusSeconds(60), "Video appointment"),
                new Facts(NOON, NOON.plusSeconds(60), new ClinicId("riverside"), "Dr Lee"));
        return forewarn.about(organisation, meet, meeting);
    }
}
