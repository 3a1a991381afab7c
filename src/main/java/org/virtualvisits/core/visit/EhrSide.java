package org.virtualvisits.core.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Source;

/**
 * The EHR's part in reconciling: patients whom an appointment only refers to are asked for, once the visit is to be held,
 * and again after half a day. What it tells is kept with the visit, and with nothing else.
 */
public final class EhrSide {

    /** How old an answer may be: a reminder goes to where the patient is reached now. */
    static final Duration FRESH = Duration.ofHours(12);

    /** One after the other, and then they are kept: a group may have 250 patients (S3.1). */
    static final int MOST_AT_ONCE = 10;

    private final Visits visits;
    private final Patients patients;

    /** Keeps its ports. */
    public EhrSide(Visits visits, Patients patients) {
        this.visits = visits;
        this.patients = patients;
    }

    /** Asks for those who are due; says whether to look again, and how the run is to end if someone is not known yet. */
    Next next(Run run, Visits.Story story, Organisation organisation) {
        Visit visit = story.visit();
        Optional<Source> source =
                organisation.source(visit.source()).filter(its -> its.fhir().isPresent());
        List<Patient> due = source.isPresent() ? due(visit, run.now()) : List.of();
        if (due.isEmpty() || run.hasHeardNo()) {
            return new Next.On(isComplete(visit) ? Optional.empty() : run.no());
        }
        var told = new ArrayList<Visit.Asked>();
        for (Patient patient : due.subList(0, Math.min(MOST_AT_ONCE, due.size()))) {
            switch (patients.ask(source.orElseThrow(), patient)) {
                case Patients.Answer.Told(var complete) ->
                    told.add(new Visit.Asked(patient.reference().orElseThrow(), run.now(), complete));
                case Patients.Answer.Later(var after, var why) -> run.hear(new ReconcileVisit.Outcome.Later(after));
                case Patients.Answer.Barred() -> run.hear(new ReconcileVisit.Outcome.Waiting());
            }
            if (run.hasHeardNo()) {
                break;
            }
        }
        if (!told.isEmpty()) {
            visits.write(Visits.Write.of(with(visit, told), story.stored(), List.of()));
        }
        return new Next.Again();
    }

    private static List<Patient> due(Visit visit, Instant now) {
        return visit.wanted().patients().stream()
                .filter(patient -> patient.reference().isPresent())
                .filter(patient -> visit.asked().stream()
                        .filter(asked -> asked.isOf(patient))
                        .noneMatch(asked -> now.isBefore(asked.at().plus(FRESH))))
                .toList();
    }

    private static boolean isComplete(Visit visit) {
        return visit.patients().stream()
                .noneMatch(patient -> patient.reference().isPresent());
    }

    /** What was told of those who are patients no longer is dropped. */
    private static Visit with(Visit visit, List<Visit.Asked> told) {
        var all = new ArrayList<>(told);
        visit.asked().stream()
                .filter(asked -> visit.wanted().patients().stream().anyMatch(asked::isOf))
                .filter(asked -> told.stream()
                        .noneMatch(next ->
                                next.patient().key().equals(asked.patient().key())))
                .forEach(all::add);
        return visit.but().asked(all).done();
    }

    /** What follows. */
    sealed interface Next {
        /** Look again. */
        record Again() implements Next {}

        /**
         * Go on.
         *
         * @param instead how the run ends, if not by being settled: someone is not known yet
         */
        record On(Optional<ReconcileVisit.Outcome> instead) implements Next {}
    }
}
