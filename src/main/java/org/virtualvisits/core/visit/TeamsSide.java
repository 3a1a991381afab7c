package org.virtualvisits.core.visit;

import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.organisation.Organisations;

/**
 * The Teams half of reconciling. Before anything is asked of Teams, the row says who asks and what for: so a crash at any
 * point leaves a name by which the next run finds what there is, and two runs never work at once (V2).
 */
public final class TeamsSide {

    /** Graph: "2000 meetings/user each month" (throttling limits); some room for a person's own. */
    static final int MOST_A_MONTH = 1_950;

    private final Visits visits;
    private final Meetings meetings;
    private final Directory directory;
    private final Organisations organisations;
    private final Allowance allowance;

    /** Keeps its ports. */
    public TeamsSide(
            Visits visits, Meetings meetings, Directory directory, Organisations organisations, Allowance allowance) {
        this.visits = visits;
        this.meetings = meetings;
        this.directory = directory;
        this.organisations = organisations;
        this.allowance = allowance;
    }

    /** Does the next thing that Teams needs, or says that nothing is left to do there. */
    Next next(Run run, Visits.Story story, Decision decision) {
        run.made().filter(meeting -> !isOurs(meeting, story.visit())).ifPresent(meeting -> {
            run.unmake();
            if (meetings.remove(meeting) instanceof Meetings.Outcome.Gone) {
                run.tell(Audit.Act.MEETING_REMOVED, meeting.externalId());
            }
        });
        return switch (action(story.visit(), decision)) {
            case Action.Nothing() -> new Next.Agreed(story, decision, List.of(), Optional.empty());
            case Action.Find(var lookUp) -> find(run, story, lookUp);
            case Action.Ensure ensure ->
                held(run, story, ensure.intent(story.visit()), at -> ensure(run, at, ensure, decision));
            case Action.Amend amend ->
                held(
                        run,
                        story,
                        new MeetingState.Doubtful(amend.live()),
                        at -> ended(
                                run,
                                at,
                                decision,
                                Audit.Act.MEETING_AMENDED,
                                meetings.amend(amend.live(), amend.plan()),
                                amend.live()));
            case Action.Remove(var live) ->
                held(
                        run,
                        story,
                        new MeetingState.Doubtful(live),
                        at -> ended(run, at, decision, Audit.Act.MEETING_REMOVED, meetings.remove(live), live));
            case Action.Discard(var intended, var plan) ->
                held(run, story, intended, at -> discard(run, at, intended, plan, decision));
        };
    }

    private static Action action(Visit visit, Decision decision) {
        return switch (decision) {
            case Decision.LookUp lookUp -> new Action.Find(lookUp);
            case Decision.Over over -> new Action.Nothing();
            case Decision.Meet meet -> towards(visit, meet);
            case Decision.Blocked(var clinic, var attention, var drops) -> drops ? away(visit) : new Action.Nothing();
            case Decision.NoMeeting noMeeting -> away(visit);
        };
    }

    private static Action towards(Visit visit, Decision.Meet meet) {
        return switch (visit.meeting()) {
            case MeetingState.None() -> new Action.Ensure(meet, visit.externalId(), true);
            case MeetingState.Intended(var organiser, var externalId, var before)
            when organiser.equals(meet.organiser()) -> new Action.Ensure(meet, externalId, false);
            case MeetingState.Intended intended -> new Action.Discard(intended, meet.plan());
            case MeetingState.Live live when !live.organiser().equals(meet.organiser()) -> new Action.Remove(live);
            case MeetingState.Live live ->
                meet.isMetBy(live) ? new Action.Nothing() : new Action.Amend(live, meet.plan());
            case MeetingState.Doubtful(var last) ->
                last.organiser().equals(meet.organiser())
                        ? new Action.Ensure(meet, last.externalId(), false)
                        : new Action.Remove(last);
        };
    }

    private static Action away(Visit visit) {
        return switch (visit.meeting()) {
            case MeetingState.None() -> new Action.Nothing();
            case MeetingState.Intended intended -> new Action.Discard(intended, anyPlan(visit));
            case MeetingState.Live live -> new Action.Remove(live);
            case MeetingState.Doubtful(var last) -> new Action.Remove(last);
        };
    }

    /** createOrGet wants times even to find a meeting that is about to go. */
    private static Meetings.Plan anyPlan(Visit visit) {
        var start = visit.wanted().start().orElse(visit.received());
        return new Meetings.Plan(start, start.plus(Duration.ofMinutes(5)), Decide.SUBJECT);
    }

    private Next find(Run run, Visits.Story story, Decision.LookUp lookUp) {
        return switch (directory.find(lookUp.userPrincipalName())) {
            case Directory.Answer.Found(var objectId) -> {
                organisations.put(
                        story.visit().organisation(), lookUp.clinician().foundAs(objectId));
                run.carry(story);
                yield new Next.Again();
            }
            case Directory.Answer.Later(var after, var why) -> new Next.Later(after);
            case Directory.Answer.Refused(var attention) -> refused(story, lookUp, attention);
            case Directory.Answer.Unknown() -> refused(story, lookUp, notInDirectory(lookUp));
        };
    }

    private Next ensure(Run run, Visits.Story story, Action.Ensure ensure, Decision decision) {
        Decision.Meet meet = ensure.meet();
        YearMonth month = YearMonth.from(run.now().atZone(ZoneOffset.UTC));
        if (ensure.isNew()
                && meet.shared()
                && !allowance.take(meet.organiser(), month, ensure.externalId(), MOST_A_MONTH)) {
            return refused(with(story, story.visit().but().meeting(new MeetingState.None())), decision, full(month));
        }
        // A clear no to the first attempt means that there is nothing; to a later one, only that we may not look.
        MeetingState ifRefused =
                ensure.isNew() ? new MeetingState.None() : story.visit().meeting();
        return ended(
                run,
                story,
                decision,
                story.visit().meeting().reachable().isPresent() ? Audit.Act.MEETING_AMENDED : Audit.Act.MEETING_CREATED,
                meetings.ensure(meet.organiser(), ensure.externalId(), meet.plan()),
                ifRefused);
    }

    private Next discard(
            Run run, Visits.Story story, MeetingState.Intended intended, Meetings.Plan plan, Decision decision) {
        var found = meetings.ensure(intended.organiser(), intended.externalId(), plan);
        return found instanceof Meetings.Outcome.Ready(var live)
                ? ended(run, story, decision, Audit.Act.MEETING_REMOVED, meetings.remove(live), intended)
                : ended(run, story, decision, Audit.Act.MEETING_REMOVED, found, intended);
    }

    private Next ended(
            Run run,
            Visits.Story story,
            Decision decision,
            Audit.Act act,
            Meetings.Outcome outcome,
            MeetingState ifRefused) {
        return switch (outcome) {
            case Meetings.Outcome.Ready(var live) -> {
                run.make(live);
                run.tell(act, live.externalId());
                run.carry(with(story, story.visit().but().meeting(live)));
                yield new Next.Again();
            }
            case Meetings.Outcome.Gone() -> {
                run.tell(Audit.Act.MEETING_REMOVED, story.visit().externalId());
                run.carry(with(story, story.visit().but().meetingGone()));
                yield new Next.Again();
            }
            case Meetings.Outcome.Refused(var attention) -> {
                tellOnce(run, story.visit(), attention);
                yield refused(with(story, story.visit().but().meeting(ifRefused)), decision, attention);
            }
            // Teams is out of reach, but those who expect a visit that is off must hear of it now.
            case Meetings.Outcome.Later(var after, var why) ->
                new Next.Agreed(story, decision, List.of(), Optional.of(new ReconcileVisit.Outcome.Later(after)));
        };
    }

    /** What is refused is asked again every few minutes; that it still is, is no news. */
    private static void tellOnce(Run run, Visit visit, Attention attention) {
        if (visit.attention().stream().noneMatch(known -> known.code() == attention.code())) {
            run.tell(Audit.Act.MEETING_REFUSED, attention.code().name());
        }
    }

    private static Next refused(Visits.Story story, Decision decision, Attention attention) {
        return new Next.Agreed(story, decision, List.of(attention), Optional.of(new ReconcileVisit.Outcome.Waiting()));
    }

    /** Goes on once the row says that this run is at work, and on what. */
    private Next held(Run run, Visits.Story story, MeetingState intent, Work work) {
        Visit visit = story.visit();
        if (run.holds(visit) && visit.meeting().equals(intent)) {
            return work.at(story);
        }
        Visit held = visit.but().meeting(intent).lease(run.lease()).done();
        return switch (visits.write(Visits.Write.of(held, story.stored(), run.told()))) {
            case Visits.Result.Conflict() -> new Next.Again();
            case Visits.Result.Done(var version) -> {
                run.wrote();
                yield work.at(new Visits.Story(new Visits.Stored(held, version), story.notices()));
            }
        };
    }

    private static Visits.Story with(Visits.Story story, Draft draft) {
        return new Visits.Story(new Visits.Stored(draft.done(), story.stored().version()), story.notices());
    }

    private static boolean isOurs(MeetingState.Live meeting, Visit visit) {
        return switch (visit.meeting()) {
            case MeetingState.None() -> false;
            case MeetingState.Intended(var organiser, var externalId, var before) ->
                organiser.equals(meeting.organiser()) && externalId.equals(meeting.externalId());
            case MeetingState.Live live -> live.meetingId().equals(meeting.meetingId());
            case MeetingState.Doubtful(var last) -> last.externalId().equals(meeting.externalId());
        };
    }

    private static Attention notInDirectory(Decision.LookUp lookUp) {
        return new Attention(
                Attention.Code.CLINICIAN_NOT_IN_DIRECTORY,
                "The directory has nobody named as clinician "
                        + lookUp.clinician().id() + " is, or the account is disabled.",
                "Correct the clinician's userPrincipalName, or give the objectId (Entra admin centre, Users, Object ID);"
                        + " if the name is right, enable the account.");
    }

    private static Attention full(YearMonth month) {
        return new Attention(
                Attention.Code.FACILITATOR_FULL,
                "The facilitator account has organised " + MOST_A_MONTH + " meetings in " + month
                        + "; Teams allows 2,000.",
                "Give the clinic another facilitator, or let clinicians organise their own visits (organiser:"
                        + " clinician).");
    }

    /** What to ask of Teams. */
    private sealed interface Action {
        record Nothing() implements Action {}

        record Find(Decision.LookUp lookUp) implements Action {}

        record Ensure(Decision.Meet meet, String externalId, boolean isNew) implements Action {
            MeetingState intent(Visit visit) {
                return new MeetingState.Intended(
                        meet.organiser(), externalId, visit.meeting().reachable());
            }
        }

        record Amend(MeetingState.Live live, Meetings.Plan plan) implements Action {}

        record Remove(MeetingState.Live live) implements Action {}

        record Discard(MeetingState.Intended intended, Meetings.Plan plan) implements Action {}
    }

    /** Work that needs the row to say so first. */
    private interface Work {
        Next at(Visits.Story story);
    }

    /** What follows. */
    sealed interface Next {
        /** Look again. */
        record Again() implements Next {}

        /** Nothing can be done now. */
        record Later(Duration after) implements Next {}

        /**
         * Teams is as it can be now; patients are next.
         *
         * @param instead how the run ends, if not by being settled
         */
        record Agreed(
                Visits.Story story,
                Decision decision,
                List<Attention> attention,
                Optional<ReconcileVisit.Outcome> instead)
                implements Next {

            /** The same, ending in another way unless it does already. */
            Agreed or(Optional<ReconcileVisit.Outcome> other) {
                return new Agreed(story, decision, attention, instead.or(() -> other));
            }
        }
    }
}
