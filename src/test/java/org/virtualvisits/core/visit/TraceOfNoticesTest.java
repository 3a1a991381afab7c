package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.notice.Notice;

/** What leads to messages that are not sent yet, when others are sent at the same time and the queue loses everything. */
final class TraceOfNoticesTest {

    private static final Unsettled.Change NOTICES = Unsettled.Change.ofNotices(OneClinic.VISIT);

    private final OneClinic clinic = new OneClinic(false, (source, patient) -> new Patients.Answer.Barred());

    @Test
    void theEndOfOneMessageLeavesTheTraceOfAnotherThatWasPlannedMeanwhile() {
        clinic.tell(1, AppointmentStatus.BOOKED, OneClinic.reachable("jo", "+447700900123"));
        clinic.reconcile();
        Notice confirmation = clinic.story().notices().getFirst();
        var meanwhile = new AtomicBoolean();
        Visits through = afterTheLastLook(() -> {
            clinic.tell(2, AppointmentStatus.CANCELLED, OneClinic.reachable("jo", "+447700900123"));
            clinic.reconcile();
            meanwhile.set(true);
        });

        DeliverNotice.Outcome outcome =
                clinic.deliver(through).deliver(OneClinic.VISIT, confirmation.id(), 1, OneClinic.cause());

        assertThat(outcome).isInstanceOf(DeliverNotice.Outcome.Sent.class);
        assertThat(meanwhile).isTrue();
        assertThat(clinic.story().notices()).anyMatch(notice -> !notice.isFinal());
        assertThat(clinic.unsettled.find(NOTICES)).isPresent();
    }

    @Test
    void theEndOfTheLastMessageTakesItsTraceOff() {
        clinic.tell(1, AppointmentStatus.BOOKED, OneClinic.reachable("jo", "+447700900123"));
        clinic.reconcile();
        assertThat(clinic.unsettled.find(NOTICES)).isPresent();

        clinic.deliver(clinic.visits)
                .deliver(OneClinic.VISIT, clinic.story().notices().getFirst().id(), 1, OneClinic.cause());

        assertThat(clinic.unsettled.find(NOTICES)).isEmpty();
    }

    /** Does something once, when the visit has been read and nothing of it was to be sent any more. */
    private Visits afterTheLastLook(Runnable then) {
        var done = new AtomicBoolean();
        return (Visits) Proxy.newProxyInstance(
                Visits.class.getClassLoader(), new Class<?>[] {Visits.class}, (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(clinic.visits, arguments);
                        boolean over = method.getName().equals("read")
                                && clinic.story().notices().stream().allMatch(Notice::isFinal);
                        if (over && done.compareAndSet(false, true)) {
                            then.run();
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
