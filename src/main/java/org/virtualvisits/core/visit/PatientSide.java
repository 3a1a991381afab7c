package org.virtualvisits.core.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.kernel.Attention.Code;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.NoticePlan;
import org.virtualvisits.core.notice.OccasionPlan;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.visit.Audit.Act;

/**
 * The patients' half of reconciling: plans what they are to be told, in the same write that records what is true, and
 * asks for it to be sent. Links are made to work before anybody is told of them (V4).
 */
public final class PatientSide {

    /**
     * A table's transaction holds 100 rows, the visit's own and what is told of it included, and a group visit may have
     * 250 patients on two channels (S3.1).
     */
    static final int MOST_AT_ONCE = 60;

    private final Visits visits;
    private final JoinLinks links;
    private final JoinTokens tokens;
    private final Wakeups wakeups;
    private final Alarms alarms;
    private final Phones phones;
    private final Forewarnings forewarnings;

    /** Keeps its ports. */
    public PatientSide(
            Visits visits,
            JoinLinks links,
            JoinTokens tokens,
            Wakeups wakeups,
            Alarms alarms,
            Phones phones,
            Forewarnings forewarnings) {
        this.visits = visits;
        this.links = links;
        this.tokens = tokens;
        this.wakeups = wakeups;
        this.alarms = alarms;
        this.phones = phones;
        this.forewarnings = forewarnings;
    }

    /** Writes the end of a run; empty if somebody else was first, and it must look again. */
    Optional<ReconcileVisit.Outcome> settle(Run run, TeamsSide.Next.Agreed agreed, Organisation organisation) {
        Visits.Story story = agreed.story();
        Visit visit = story.visit();
        var people = People.of(visit, story.notices(), agreed.decision(), organisation, phones);
        var occasions = new Occasions(visit, agreed.decision(), organisation);
        NoticePlan whole = plan(run, agreed, people, occasions);
        NoticePlan plan = whole.atMost(MOST_AT_ONCE);
        List<Attention> attention = attention(agreed, people, organisation);
        makeLinksWork(visit, plan, people);
        // Before the change is settled, so that a crash leaves either the alarm or a trace to follow.
        occasions.next(run.now()).ifPresent(at -> alarms.set(visit.id(), at));
        if (!written(run, story, plan, whole, attention)) {
            return Optional.empty();
        }
        Optional<Instant> telling = ask(run, story, plan, people);
        if (!plan.equals(whole)) {
            return Optional.empty();
        }
        return Optional.of(agreed.instead().orElseGet(() -> ended(agreed.decision(), telling)));
    }

    private static NoticePlan plan(Run run, TeamsSide.Next.Agreed agreed, People people, Occasions occasions) {
        Visits.Story story = agreed.story();
        NoticePlan changes = NoticePlan.of(
                agreed.decision().desire(story.visit().meeting()),
                people.contacts().reachable(),
                people.leavers().reachable(),
                story.notices(),
                story.visit().sequence() + 1,
                run.now());
        List<Notice> told = Stream.concat(story.notices().stream(), changes.added().stream())
                .toList();
        return changes.and(OccasionPlan.of(occasions::of, people.contacts().reachable(), told, run.now()));
    }

    private static ReconcileVisit.Outcome ended(Decision decision, Optional<Instant> telling) {
        return decision instanceof Decision.Blocked blocked
                        && blocked.attention().stream().noneMatch(PatientSide::needsTheEhr)
                ? new ReconcileVisit.Outcome.Waiting()
                : new ReconcileVisit.Outcome.Settled(telling);
    }

    /** Mended only by another version of the appointment, which will wake us. */
    static boolean needsTheEhr(Attention attention) {
        return attention.code() == Code.MISSING_START || attention.code() == Code.NO_PATIENT;
    }

    private List<Attention> attention(TeamsSide.Next.Agreed agreed, People people, Organisation organisation) {
        var all = new ArrayList<Attention>();
        List<String> unread = agreed.story().visit().unread();
        if (!unread.isEmpty()) {
            all.add(new Attention(
                    Code.UNREADABLE,
                    "The newest version of the appointment could not be read: " + String.join("; ", unread) + ".",
                    "Correct it in the EHR. Until then the visit stays as the last readable version said."));
        }
        if (agreed.decision() instanceof Decision.Blocked(var clinic, var attention, var drops)) {
            all.addAll(attention);
        }
        all.addAll(agreed.attention());
        if (agreed.decision() instanceof Decision.Meet meet) {
            // What Teams has just said is truer than what was known beforehand.
            if (agreed.attention().isEmpty()) {
                forewarnings
                        .about(organisation, meet, agreed.story().visit().meeting())
                        .ifPresent(all::add);
            }
            all.addAll(people.contacts().attention());
        }
        return all;
    }

    private void makeLinksWork(Visit visit, NoticePlan plan, People people) {
        for (Notice notice : plan.added()) {
            if (notice.kind().standing()) {
                people.contactOf(notice)
                        .ifPresent(contact -> links.put(
                                JoinTokens.digest(tokens.token(visit.id(), contact)),
                                new JoinLinks.Target(
                                        visit.id(), contact.patient(), contact.channel(), contact.mark())));
            }
        }
    }

    private boolean written(Run run, Visits.Story story, NoticePlan plan, NoticePlan whole, List<Attention> attention) {
        Visit visit = story.visit();
        Visit next = visit.but()
                .released()
                .attention(attention)
                .sequence(
                        plan.added().stream().allMatch(notice -> notice.kind().occasional())
                                ? visit.sequence()
                                : visit.sequence() + 1)
                .leavers(stillToBeTold(visit, story.notices(), whole))
                .done();
        if (next.equals(visit)
                && plan.isEmpty()
                && visit.settled().isPresent()
                && run.told().isEmpty()) {
            return true;
        }
        var write = new Visits.Write(
                next.but().settled(run.now()).done(),
                Optional.of(story.stored().version()),
                plan.added(),
                plan.superseded(),
                Optional.empty(),
                audit(run, visit, plan, attention));
        boolean done = visits.write(write) instanceof Visits.Result.Done;
        if (done) {
            run.wrote();
        }
        return done;
    }

    private static List<Audit> audit(Run run, Visit visit, NoticePlan plan, List<Attention> attention) {
        var all = new ArrayList<>(run.told());
        if (!plan.added().isEmpty()) {
            all.add(Audit.of(
                    run.now(), run.cause(), Act.NOTICE_PLANNED, plan.added().size()));
        }
        if (!plan.superseded().isEmpty()) {
            all.add(Audit.of(
                    run.now(),
                    run.cause(),
                    Act.NOTICE_SUPERSEDED,
                    plan.superseded().size()));
        }
        Set<Code> before = codes(visit.attention());
        Set<Code> after = codes(attention);
        after.stream()
                .filter(code -> !before.contains(code))
                .forEach(code -> all.add(Audit.of(run.now(), run.cause(), Act.ATTENTION_RAISED, code.name())));
        before.stream()
                .filter(code -> !after.contains(code))
                .forEach(code -> all.add(Audit.of(run.now(), run.cause(), Act.ATTENTION_CLEARED, code.name())));
        return all;
    }

    private static Set<Code> codes(List<Attention> attention) {
        return attention.stream().map(Attention::code).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Patient> stillToBeTold(Visit visit, List<Notice> notices, NoticePlan plan) {
        return visit.leavers().stream()
                .filter(patient -> plan.added().stream()
                                .anyMatch(notice -> notice.patient().equals(patient.key()))
                        || notices.stream()
                                .filter(notice -> notice.patient().equals(patient.key()))
                                .anyMatch(notice -> !notice.isFinal()))
                .toList();
    }

    /**
     * Asks for every notice that waits, new or not: an earlier request may have been lost in a crash. One with a place in
     * its mailbox's line is asked for already, and looked after once its time is past.
     *
     * What waits for the morning is asked for then.
     *
     * @return when the first of them is to be sent; empty if there is none
     */
    private Optional<Instant> ask(Run run, Visits.Story story, NoticePlan plan, People people) {
        var waiting = new ArrayList<>(plan.added());
        story.notices().stream()
                .filter(notice -> !notice.isFinal())
                .filter(notice ->
                        plan.superseded().stream().noneMatch(gone -> gone.id().equals(notice.id())))
                .forEach(waiting::add);
        Instant now = run.now();
        Optional<Courtesy> courtesy = people.clinic().map(clinic -> new Courtesy(story.visit(), clinic, now));
        waiting.sort(Comparator.comparing(notice -> notice.id().value()));
        Optional<Instant> first = Optional.empty();
        for (Notice notice : waiting) {
            Instant place = due(notice, now);
            Instant at = courtesy.flatMap(its -> its.wait(notice)).orElse(place);
            if (!place.isAfter(now)) {
                wakeups.send(story.visit().id(), notice.id(), 1, Duration.between(now, at), run.cause());
            }
            first = first.filter(at::isAfter).or(() -> Optional.of(at));
        }
        return first;
    }

    private static Instant due(Notice notice, Instant now) {
        return notice.state() instanceof Notice.State.Placed(var at) && at.isAfter(now) ? at : now;
    }
}
