package org.virtualvisits.core.reply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.feed.Staff;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Organisations;
import org.virtualvisits.core.reply.Callback.Content;
import org.virtualvisits.core.visit.Audit;
import org.virtualvisits.core.visit.Onlookers;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.Visits;

/** Use case: staff who see a visit read what patients wrote, and say that it is dealt with (V9). */
public final class ReadReplies {

    private final Replies replies;
    private final Callbacks callbacks;
    private final Visits visits;
    private final Organisations organisations;
    private final Onlookers onlookers;
    private final Clock clock;

    /** Keeps its ports. */
    public ReadReplies(
            Replies replies,
            Callbacks callbacks,
            Visits visits,
            Organisations organisations,
            Onlookers onlookers,
            Clock clock) {
        this.organisations = organisations;
        this.replies = replies;
        this.callbacks = callbacks;
        this.visits = visits;
        this.onlookers = onlookers;
        this.clock = clock;
    }

    /** What is to be read about a visit, oldest first; empty if the visit is not theirs. */
    public Optional<Found> of(Staff staff, VisitId visit) {
        return theirs(staff, visit)
                .map(organisation -> new Found(
                        replies.of(visit).forStaff().stream()
                                .sorted(Comparator.comparing(Replies.ForStaff::at))
                                .map(reply -> new Reply(reply.reply(), reply.at(), reply.why(), words(reply)))
                                .toList(),
                        organisation.clinics().stream()
                                .findFirst()
                                .map(Clinic::zone)
                                .orElse(ZoneOffset.UTC)));
    }

    /**
     * It is dealt with: its words are dropped, and it goes from every visit that it may have been meant for.
     *
     * @return false if there is no such thing, as far as this member of staff is concerned
     */
    public boolean settle(Staff staff, VisitId visit, CallbackId reply, Cause cause) {
        boolean there = theirs(staff, visit).isPresent()
                && replies.of(visit).forStaff().stream()
                        .anyMatch(one -> one.reply().equals(reply));
        if (there) {
            Optional<Callback> kept = callbacks.find(reply);
            List<VisitId> where = kept.flatMap(its -> its.content() instanceof Content.ForStaff(var words, var others)
                            ? Optional.of(others)
                            : Optional.empty())
                    .orElse(List.of(visit));
            kept.ifPresent(its -> callbacks.replace(its.with(new Content.Done())));
            where.forEach(one -> settle(one, reply, cause));
        }
        return there;
    }

    private void settle(VisitId visit, CallbackId reply, Cause cause) {
        replies.settle(visit, reply);
        visits.note(
                visit,
                new Audit(clock.instant(), cause, Audit.Act.REPLY_SETTLED, Optional.empty(), 1),
                Digest.of(16, "settle", reply.toString()),
                Duration.ofHours(1));
        onlookers.changed(visit);
    }

    private Optional<String> words(Replies.ForStaff reply) {
        return callbacks
                .find(reply.reply())
                .flatMap(its -> its.content() instanceof Content.ForStaff(var words, var where)
                        ? Optional.of(words)
                        : Optional.empty());
    }

    /** Booking staff see every visit of their organisation, clinicians those they take part in. */
    private Optional<Organisation> theirs(Staff staff, VisitId id) {
        return visits.find(id)
                .map(Visits.Stored::visit)
                .filter(visit -> visit.organisation().equals(staff.organisation()))
                .flatMap(visit -> organisations
                        .find(visit.organisation())
                        .filter(organisation -> staff.seesAll() || takesPart(staff, visit, organisation)));
    }

    private static boolean takesPart(Staff staff, Visit visit, Organisation organisation) {
        return visit.wanted().clinicians().stream()
                .flatMap(actor -> organisation.clinicianKnownAs(actor.identifiers()).stream())
                .anyMatch(clinician ->
                        staff.clinician().filter(clinician.id()::equals).isPresent());
    }

    /**
     * What is to be read about a visit.
     *
     * @param zone in which the organisation reads times
     */
    public record Found(List<Reply> replies, ZoneId zone) {

        /** Keeps its own copy. */
        public Found {
            replies = List.copyOf(replies);
        }
    }

    /**
     * A text to be read.
     *
     * @param words empty if they are not kept: they are old, or not for staff of one organisation alone
     */
    public record Reply(CallbackId id, Instant at, Replies.Why why, Optional<String> words) {

        /** Shows no words. */
        @Override
        public String toString() {
            return "reply " + id;
        }
    }
}
