package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Facts;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.NoticeId;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.ClinicExample;
import org.virtualvisits.core.organisation.Reminding;

/** One group visit of a London clinic, five patients in five zones, one moment: who is left to sleep, and until when. */
final class CourtesyTest {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    @ParameterizedTest(name = "in {0} it waits until {1}")
    @CsvSource({
        "Europe/London, ",
        "America/New_York, 2026-12-01T13:00:00Z",
        "Asia/Kolkata, ",
        "Australia/Lord_Howe, 2026-12-01T21:00:00Z",
        "Pacific/Auckland, 2026-12-01T19:00:00Z",
        "none, ",
    })
    void nightFallsByTheClockOnThePatientsOwnWall(String zone, Instant until) {
        Patient patient = OneClinic.reachable("jo", "07700 900123");
        Patient there = zone.equals("none") ? patient : patient.in(ZoneId.of(zone));

        assertThat(new Courtesy(visit(there), clinic(), NOON).wait(notice(there)))
                .isEqualTo(Optional.ofNullable(until));
    }

    @ParameterizedTest(name = "what begins at {1} keeps nobody in {0} waiting: {2}")
    @CsvSource({
        "America/New_York, 2026-12-01T13:59:59Z, true",
        "America/New_York, 2026-12-01T14:00:00Z, false",
        "Australia/Lord_Howe, 2026-12-01T21:59:59Z, true",
        "Australia/Lord_Howe, 2026-12-01T22:00:00Z, false",
    })
    void whatIsNearTheirMorningGoesOutAtOnce(String zone, Instant start, boolean atOnce) {
        Patient there = OneClinic.reachable("jo", "07700 900123").in(ZoneId.of(zone));
        Notice notice = notice(there, start);

        assertThat(new Courtesy(visit(there), clinic(), NOON).wait(notice).isEmpty())
                .isEqualTo(atOnce);
    }

    @ParameterizedTest(name = "a reminder {0} before waits: {1}")
    @CsvSource({"PT1H, false", "PT1H1M, true", "P1D, true"})
    void aReminderOfTheLastHourIsOfNoUseInTheMorning(Duration offset, boolean waits) {
        Patient there = OneClinic.reachable("jo", "07700 900123").in(ZoneId.of("America/New_York"));
        Notice notice = notice(there);
        var reminder = new Notice(
                notice.id(),
                notice.patient(),
                notice.channel(),
                notice.mark(),
                Notice.Kind.REMINDER,
                notice.facts(),
                Optional.empty(),
                offset,
                1,
                notice.state(),
                0,
                NOON);

        assertThat(new Courtesy(visit(there), clinic(), NOON).wait(reminder).isPresent())
                .isEqualTo(waits);
    }

    private static Visit visit(Patient patient) {
        Visit visit = VisitExamples.minimal(OneClinic.VISIT);
        var wanted = new Wanted(
                AppointmentStatus.BOOKED,
                Optional.of(NOON.plus(Duration.ofDays(9))),
                Optional.empty(),
                Optional.empty(),
                List.of(patient, OneClinic.reachable("other", "07700 900124").in(ZoneId.of("Europe/Paris"))),
                List.of(),
                List.of(),
                List.of(),
                true);
        return visit.but().wanted(wanted).done();
    }

    private static Notice notice(Patient patient) {
        return notice(patient, NOON.plus(Duration.ofDays(9)));
    }

    private static Notice notice(Patient patient, Instant start) {
        return new Notice(
                new NoticeId("000001-sms-" + patient.key()),
                patient.key(),
                Channel.SMS,
                "m",
                Notice.Kind.CONFIRMATION,
                new Facts(start, start.plus(Duration.ofMinutes(20)), new ClinicId("spring"), ""),
                Optional.empty(),
                1,
                new Notice.State.Planned(),
                0,
                NOON);
    }

    private static Clinic clinic() {
        return ClinicExample.of("spring").reminding(Reminding.USUAL).clinic();
    }
}
