package org.virtualvisits;

import java.util.List;
import org.virtualvisits.core.poll.AskForPatient;
import org.virtualvisits.core.poll.Ehr;
import org.virtualvisits.core.poll.GuardedEhr;
import org.virtualvisits.core.poll.PollEhrs;
import org.virtualvisits.core.visit.Patients;
import org.virtualvisits.functions.PollFunctions;
import org.virtualvisits.functions.fhir.PatientAnswer;
import org.virtualvisits.functions.fhir.SearchPage;

/** Wires what asks EHRs: for what has changed, and for patients. */
final class EhrParts {

    private final Foundation foundation;
    private final App.Ports ports;
    private final Ehr ehr;

    EhrParts(Foundation foundation) {
        this.foundation = foundation;
        this.ports = foundation.ports();
        this.ehr = new GuardedEhr(
                ports.ehrs().ehrs().apply(ports.secrets()), ports.pace().healths(), ports.measures(), ports.clock());
    }

    Patients patients() {
        return new AskForPatient(ehr, new PatientAnswer(), ports.clock());
    }

    /** What is found by asking is nobody's hurry: it waits in the slow lane. */
    List<Object> functions() {
        return List.of(new PollFunctions(
                foundation.administrators(),
                foundation.timers(),
                new PollEhrs(
                        ports.organisations(),
                        ports.ehrs().bookmarks(),
                        ehr,
                        new SearchPage(),
                        foundation.receive(ports.wakeups().bulk()),
                        ports.measures(),
                        ports.clock())));
    }
}
