package org.virtualvisits.e2e.chaos;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.virtualvisits.App;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Organisations;
import org.virtualvisits.core.organisation.Source;
import org.virtualvisits.core.visit.MeetingState;
import org.virtualvisits.core.visit.Meetings;
import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.core.visit.Visits;

/** Real ports that break one promise each. */
final class GuardsOff {

    private GuardsOff() {}

    /** The ports without these guards. */
    static App.Ports of(App.Ports ports, Set<Guard> off) {
        App.Ports left = ports;
        for (Guard guard : off) {
            left = without(left, guard);
        }
        return left;
    }

    private static App.Ports without(App.Ports ports, Guard guard) {
        return switch (guard) {
            case DEDUPE -> Ports.with(ports, Visits.class, GuardsOff::forgettingDeliveries);
            case VERSION_ORDER -> Ports.with(ports, Organisations.class, GuardsOff::orderedByArrival);
            case ETAG -> Ports.with(ports, Visits.class, GuardsOff::writingOverAnything);
            case CREATE_OR_GET -> Ports.with(ports, Meetings.class, GuardsOff::alwaysCreating);
            case CLAIM -> Ports.with(ports, Visits.class, GuardsOff::claimingInVain);
            case UNSETTLED ->
                Ports.with(
                        Ports.with(ports, Unsettled.class, GuardsOff::forgettingChanges),
                        Visits.class,
                        GuardsOff::walkingNowhere);
        };
    }

    private static Visits forgettingDeliveries(Visits real) {
        return Ports.through(Visits.class, real, (method, arguments, call) -> switch (method) {
            case "hasDelivery" -> false;
            case "write" -> {
                var write = (Visits.Write) arguments[0];
                yield call.call(new Visits.Write(
                        write.visit(),
                        write.replaces(),
                        write.added(),
                        write.changed(),
                        Optional.empty(),
                        write.audit()));
            }
            default -> call.call(arguments);
        });
    }

    /** Every source's deliveries count in the order in which they come. */
    private static Organisations orderedByArrival(Organisations real) {
        return Ports.through(Organisations.class, real, (method, arguments, call) -> {
            Object answer = call.call(arguments);
            return method.equals("find")
                    ? ((Optional<?>) answer).map(organisation -> orderedByArrival((Organisation) organisation))
                    : answer;
        });
    }

    private static Organisation orderedByArrival(Organisation organisation) {
        List<Source> sources = organisation.sources().stream()
                .map(source -> new Source(
                        source.id(),
                        source.name(),
                        source.tokens(),
                        source.signingSecrets(),
                        Source.Order.ARRIVAL,
                        source.clinic(),
                        source.fhir()))
                .toList();
        return new Organisation(
                organisation.id(),
                organisation.name(),
                organisation.administrators(),
                organisation.clinics(),
                organisation.types(),
                organisation.clinicians(),
                sources);
    }

    private static Visits writingOverAnything(Visits real) {
        return Ports.through(
                Visits.class,
                real,
                (method, arguments, call) ->
                        method.equals("write") ? written(real, (Visits.Write) arguments[0]) : call.call(arguments));
    }

    private static Visits.Result written(Visits real, Visits.Write write) {
        Visits.Result result = real.write(write);
        for (int i = 0; i < 5 && result instanceof Visits.Result.Conflict; i++) {
            Optional<String> current = real.find(write.visit().id()).map(Visits.Stored::version);
            result = real.write(new Visits.Write(
                    write.visit(), current, write.added(), write.changed(), write.delivery(), write.audit()));
        }
        return result;
    }

    /** Graph is asked for a meeting of another name each time. */
    private static Meetings alwaysCreating(Meetings real) {
        var number = new AtomicInteger();
        return Ports.through(Meetings.class, real, (method, arguments, call) -> {
            if (!method.equals("ensure")) {
                return call.call(arguments);
            }
            String name = (String) arguments[1];
            Object outcome = call.call(
                    arguments[0],
                    name + "-" + ProcessHandle.current().pid() + "-" + number.incrementAndGet(),
                    arguments[2]);
            return outcome instanceof Meetings.Outcome.Ready(var live)
                    ? new Meetings.Outcome.Ready(new MeetingState.Live(
                            live.organiser(), name, live.meetingId(), live.joinUrl(), live.start(), live.end()))
                    : outcome;
        });
    }

    /** A claim always succeeds, because nobody hears of it. */
    private static Visits claimingInVain(Visits real) {
        return Ports.through(
                Visits.class,
                real,
                (method, arguments, call) -> method.equals("write") && isClaim((Visits.Write) arguments[0])
                        ? new Visits.Result.Done(
                                ((Visits.Write) arguments[0]).replaces().orElse(""))
                        : call.call(arguments));
    }

    private static boolean isClaim(Visits.Write write) {
        return write.changed().stream().anyMatch(notice -> notice.state() instanceof Notice.State.Sending);
    }

    private static Unsettled forgettingChanges(Unsettled real) {
        return Ports.through(
                Unsettled.class, real, (method, arguments, call) -> method.equals("mark") ? "" : call.call(arguments));
    }

    /** The daily walk, which would mend within a day what the list mends within minutes, finds nobody. */
    private static Visits walkingNowhere(Visits real) {
        return Ports.through(
                Visits.class,
                real,
                (method, arguments, call) -> method.equals("after") ? List.of() : call.call(arguments));
    }
}
