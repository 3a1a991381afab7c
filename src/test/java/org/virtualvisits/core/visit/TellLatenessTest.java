package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A clinician who is late for a visit that others are changing. */
final class TellLatenessTest {

    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final OneClinic clinic = new OneClinic(false, (source, patient) -> new Patients.Answer.Barred());

    @BeforeEach
    void isAboutToBegin() {
        clinic.tell(1, AppointmentStatus.BOOKED, OneClinic.reachable("jo", "+447700900123"));
        clinic.reconcile();
        clinic.pass(Duration.ofDays(9).minusMinutes(30));
    }

    @Test
    void whatIsSaidToBeNotedIsKept() {
        assertThat(tell(7)).isInstanceOf(TellLateness.Outcome.Noted.class);

        assertThat(clinic.story().visit().late()).map(Lateness::by).contains(QUARTER);
    }

    @Test
    void whoIsOvertakenByOthersEightTimesHearsThatNothingIsNoted() {
        assertThatThrownBy(() -> tell(8)).isInstanceOf(IllegalStateException.class);

        assertThat(clinic.story().visit().late()).isEmpty();
    }

    private TellLateness.Outcome tell(int overtaken) {
        return clinic.lateness(new ContestedVisits(clinic.visits, overtaken))
                .tell(OneClinic.VISIT, QUARTER, OneClinic.cause());
    }
}
