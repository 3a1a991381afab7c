package org.virtualvisits.core.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.Measures.Label;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Contact;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.visit.AppointmentStatus.Phase;
import org.virtualvisits.core.visit.Audit;
import org.virtualvisits.core.visit.JoinLinks;
import org.virtualvisits.core.visit.JoinTokens;
import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.Visits;
import org.virtualvisits.core.visit.Wakeups;

/**
 * Use case: erase one patient (UK GDPR, Article 17). A visit that was theirs alone and lies behind us is forgotten; from any
 * other they are taken out, and nobody is told: their links open nothing, their messages are gone, and reconciling
 * does the rest. May be asked for again at any time, and then does what is left. The EHR stays the source of truth: what it
 * sends afterwards is taken as new.
 */
public final class ErasePatient {

    /** What one transaction takes, with room for the visit and its audit. */
    private static final int MOST_NOTICES = 90;

    private static final int MOST_TRIES = 8;

    /** How long the queue is given before the sweep takes over. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final FindPatient find;
    private final Visits visits;
    private final ForgottenVisits forgotten;
    private final ForgetVisit forget;
    private final JoinLinks links;
    private final JoinTokens tokens;
    private final Unsettled unsettled;
    private final Wakeups wakeups;
    private final List<Holder> holders;
    private final Measures measures;
    private final Clock clock;

    /** Keeps its ports. */
    public ErasePatient(
            FindPatient find,
            Visits visits,
            ForgottenVisits forgotten,
            ForgetVisit forget,
            JoinLinks links,
            JoinTokens tokens,
            Unsettled unsettled,
            Wakeups wakeups,
            List<Holder> holders,
            Measures measures,
            Clock clock) {
        this.find = find;
        this.visits = visits;
        this.forgotten = forgotten;
        this.forget = forget;
        this.links = links;
        this.tokens = tokens;
        this.unsettled = unsettled;
        this.wakeups = wakeups;
        this.holders = List.copyOf(holders);
        this.measures = measures;
        this.clock = clock;
    }

    /**
     * Erases.
     *
     * @param toCome what is to become of visits that are still to come; empty if nobody has said
     * @param cause who asks
     */
    public Outcome erase(
            OrganisationId organisation, SourceId source, String subject, Optional<ToCome> toCome, Cause cause) {
        List<FindPatient.Found> found = find.visits(organisation, source, subject);
        List<Visit> ahead = found.stream()
                .map(one -> one.story().visit())
                .filter(this::isToCome)
                .toList();
        if (!ahead.isEmpty() && toCome.isEmpty()) {
            return new Outcome.Ahead(ahead.stream().map(Visit::appointmentId).toList());
        }
        int erased = 0;
        var kept = new ArrayList<FindPatient.Found>();
        int later = 0;
        for (FindPatient.Found one : found) {
            if (isToCome(one.story().visit())
                    && toCome.filter(ToCome.KEEP::equals).isPresent()) {
                kept.add(one);
            } else if (erased(one, cause)) {
                erased++;
            } else {
                later++;
            }
        }
        if (!found.isEmpty() && kept.isEmpty()) {
            holders.forEach(holder -> holder.erase(PatientFacts.subject(organisation, found)));
        }
        if (erased > 0) {
            measures.count(
                    Measure.PRIVACY_REQUESTS, Map.of(Label.ORGANISATION, organisation.value(), Label.KIND, "erase"));
        }
        return new Outcome.Done(erased, kept.size(), later);
    }

    private boolean isToCome(Visit visit) {
        Phase phase = visit.wanted().status().phase();
        boolean stands = phase == Phase.BOOKED || phase == Phase.OPEN;
        boolean isOver = visit.wanted()
                .over()
                .filter(last -> !last.isAfter(clock.instant()))
                .isPresent();
        return stands && !isOver;
    }

    private boolean erased(FindPatient.Found found, Cause cause) {
        Visit visit = found.story().visit();
        boolean alone = visit.people().stream().allMatch(patient -> found.keys().contains(patient.key()));
        if (alone && !isToCome(visit)) {
            return forget.forget(found.story().stored(), cause);
        }
        return takenOut(visit.id(), found, cause);
    }

    private boolean takenOut(VisitId id, FindPatient.Found found, Cause cause) {
        var change = new Unsettled.Change(id, "erase-" + cause.correlation().substring(0, 12));
        unsettled.mark(change, clock.instant().plus(PATIENCE), cause);
        boolean done = false;
        for (int i = 0; i < MOST_TRIES && !done; i++) {
            Optional<Visits.Story> story = visits.read(id);
            if (story.isEmpty()) {
                return true;
            }
            List<Notice> notices = story.get().notices().stream()
                    .filter(notice -> found.keys().contains(notice.patient()))
                    .toList();
            if (notices.stream().anyMatch(this::isOnItsWay)) {
                break;
            }
            done = written(story.get(), found, notices, cause) && notices.size() <= MOST_NOTICES;
        }
        wakeups.reconcile(change, 1, Duration.ZERO, cause);
        return done;
    }

    /** Links first: once the notices are gone, nothing leads to them. */
    private boolean written(Visits.Story story, FindPatient.Found found, List<Notice> notices, Cause cause) {
        Visit visit = story.visit();
        for (Notice notice : notices) {
            var contact = new Contact(notice.patient(), notice.channel(), "", notice.mark());
            links.remove(JoinTokens.digest(tokens.token(visit.id(), contact)));
        }
        return forgotten.erase(
                story.stored(),
                visit.without(found.keys()),
                found.keys(),
                notices.stream().limit(MOST_NOTICES).toList(),
                Audit.of(clock.instant(), cause, Audit.Act.PATIENT_ERASED));
    }

    /** Whoever sends it now will write down how that ended, and must find its row. */
    private boolean isOnItsWay(Notice notice) {
        Instant now = clock.instant();
        return notice.state() instanceof Notice.State.Sending(var until) && until.isAfter(now);
    }

    /** What is to become of visits that are still to come. */
    public enum ToCome {
        /** They are called off here, without a word to the patient. */
        CANCEL,
        /** They stay as they are, with the patient. */
        KEEP
    }

    /** Every way an erasure can end. */
    public sealed interface Outcome {
        /**
         * It is done as far as it can be now.
         *
         * @param erased visits that the patient is in no more
         * @param kept visits to come that were left as they are
         * @param later visits about which something is being done at this moment
         */
        record Done(int erased, int kept, int later) implements Outcome {}

        /**
         * Nothing was done: somebody must say what is to become of these.
         *
         * @param appointments the EHR's ids
         */
        record Ahead(List<String> appointments) implements Outcome {
            /** Keeps its own copy. */
            public Ahead {
                appointments = List.copyOf(appointments);
            }
        }
    }
}
