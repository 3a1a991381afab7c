package org.virtualvisits.e2e.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.virtualvisits.sandbox.graph.SimulatedMeeting;
import org.virtualvisits.sandbox.node.CalendarState;
import org.virtualvisits.sandbox.node.Calendars;

/**
 * The model: what the world must look like at the end, told from the scripts of the lives alone. It knows nothing of the
 * product's rows, states or steps.
 */
final class Judge {

    private static final Duration LENGTH = Duration.ofMinutes(20);
    private static final String USER = "7d1f0000-0000-4000-8000-0000000000";
    private static final Map<String, String> ORGANISERS = Map.of("demo", USER + "01", "kaur", USER + "02");

    private final Script script;
    private final List<SimulatedMeeting> meetings;
    private final Map<String, List<Said>> said;
    private final List<String> faults = new ArrayList<>();

    Judge(Script script, Surroundings surroundings) {
        this.script = script;
        this.meetings = surroundings.graph().meetings().stream()
                .filter(meeting -> !meeting.deleted())
                .toList();
        this.said = Stream.concat(
                        surroundings.carrier().messages().get().stream().map(Said::of),
                        surroundings.graph().sentMail().stream().map(Said::of))
                .collect(Collectors.groupingBy(Said::visit));
    }

    /** Everything that is wrong, each with the appointment it is about. */
    List<String> faults() {
        Map<String, Life> byVisit = script.lives().values().stream()
                .collect(Collectors.toMap(life -> life.visit().value(), life -> life));
        meetings.stream()
                .filter(meeting -> !byVisit.containsKey(visitOf(meeting)))
                .forEach(meeting -> faults.add("a meeting of no visit: " + meeting.externalId()));
        script.lives().values().stream()
                .sorted(Comparator.comparingInt(Life::number))
                .forEach(this::judge);
        return List.copyOf(faults);
    }

    private static String visitOf(SimulatedMeeting meeting) {
        String name = String.valueOf(meeting.externalId());
        return name.substring(0, Math.min(26, name.length()));
    }

    private void judge(Life life) {
        List<SimulatedMeeting> own = meetings.stream()
                .filter(meeting -> visitOf(meeting).equals(life.visit().value()))
                .toList();
        List<Said> messages = said.getOrDefault(life.visit().value(), List.of());
        meeting(life, own);
        for (boolean mail : List.of(true, false)) {
            List<Said> channel =
                    messages.stream().filter(one -> one.mail() == mail).toList();
            once(life, channel);
            inOrder(life, channel);
            noneTooMany(life, channel);
            lastWord(life, channel, mail);
        }
        calendar(life, messages.stream().filter(Said::mail).toList());
    }

    private void meeting(Life life, List<SimulatedMeeting> own) {
        switch (life.last().upshot()) {
            case MEETING -> {
                if (own.size() != 1 || !isRight(life, own.getFirst())) {
                    fault(life, "should have one meeting, has " + show(own));
                }
            }
            case NONE, BLOCKED -> {
                if (!own.isEmpty()) {
                    fault(life, "should have no meeting, has " + show(own));
                }
            }
            case OVER -> {
                if (own.size() > 1) {
                    fault(life, "should have one meeting at most, has " + show(own));
                }
            }
        }
    }

    private static boolean isRight(Life life, SimulatedMeeting meeting) {
        String organiser =
                life.facilitated() ? USER + "fa" : ORGANISERS.get(life.last().clinician());
        return meeting.organiserObjectId().equals(organiser)
                && meeting.start().equals(life.last().start())
                && meeting.end().equals(life.last().start().plus(LENGTH));
    }

    /** No message twice. */
    private void once(Life life, List<Said> channel) {
        channel.stream().collect(Collectors.groupingBy(Said::key)).values().stream()
                .filter(same -> same.size() > 1)
                .forEach(same -> fault(life, "was told twice: " + same));
        List<Integer> sequences =
                channel.stream().filter(Said::mail).map(Said::sequence).toList();
        if (IntStream.range(1, sequences.size()).anyMatch(i -> sequences.get(i) <= sequences.get(i - 1))) {
            fault(life, "has invites whose sequence does not rise: " + sequences);
        }
    }

    /** Each message tells a version that is not older than the one told before it. */
    private void inOrder(Life life, List<Said> channel) {
        int version = 0;
        for (Said one : channel) {
            int from = version;
            Optional<Integer> tells = IntStream.range(from, life.wishes().size())
                    .filter(i -> tells(life, one, i))
                    .boxed()
                    .findFirst();
            if (tells.isEmpty()) {
                fault(
                        life,
                        "was told of a version before version " + (from + 1) + ", or of none: " + one + " after "
                                + channel.subList(0, channel.indexOf(one)));
                return;
            }
            version = tells.get();
        }
    }

    private static boolean tells(Life life, Said said, int version) {
        Wish wish = life.wishes().get(version);
        boolean reaches = said.to().equals(said.mail() ? life.mail(wish.address()) : life.phone(wish.address()));
        return reaches
                && switch (wish.upshot()) {
                    case MEETING -> said.standing() && said.names(wish.start());
                    case NONE -> !said.standing();
                    case BLOCKED, OVER -> false;
                };
    }

    /** Nobody is told the same more often than it became so. */
    private void noneTooMany(Life life, List<Said> channel) {
        var allowed = new HashMap<String, Integer>();
        String before = "";
        for (Wish wish : life.wishes()) {
            String news = wish.upshot() + " " + wish.address()
                    + (wish.upshot() == Wish.Upshot.MEETING ? " " + wish.start() + " " + wish.clinician() : "");
            if (!news.equals(before)) {
                allowed.merge(news(wish), 1, Integer::sum);
            }
            before = news;
        }
        var told = new HashMap<String, Integer>();
        for (Said one : channel) {
            life.wishes().stream()
                    .filter(wish -> tells(life, one, life.wishes().indexOf(wish)))
                    .map(Judge::news)
                    .findFirst()
                    .ifPresent(news -> told.merge(news, 1, Integer::sum));
        }
        told.forEach((news, times) -> {
            if (times > allowed.getOrDefault(news, 0)) {
                fault(life, "was told " + times + " times, not " + allowed.get(news) + ": " + news + " " + channel);
            }
        });
    }

    private static String news(Wish wish) {
        return wish.upshot() + " " + wish.address() + (wish.upshot() == Wish.Upshot.MEETING ? " " + wish.start() : "");
    }

    /** Whoever is at the patient's address knows how it stands. */
    private void lastWord(Life life, List<Said> channel, boolean mail) {
        Wish wish = life.last();
        String address = mail ? life.mail(wish.address()) : life.phone(wish.address());
        Optional<Said> last =
                channel.stream().filter(one -> one.to().equals(address)).reduce((earlier, later) -> later);
        boolean right = switch (wish.upshot()) {
            case MEETING ->
                last.filter(one -> one.standing() && one.names(wish.start())).isPresent();
            case NONE -> last.filter(Said::standing).isEmpty();
            case BLOCKED, OVER -> true;
        };
        if (!right) {
            fault(life, "last heard at " + address + " " + last);
        }
    }

    /** The calendar at the patient's address, read by other software than wrote it. */
    private void calendar(Life life, List<Said> mails) {
        Wish wish = life.last();
        boolean counts = wish.upshot() == Wish.Upshot.MEETING || wish.upshot() == Wish.Upshot.NONE;
        List<String> invites = mails.stream()
                .filter(one -> one.to().equals(life.mail(wish.address())))
                .map(Said::words)
                .toList();
        if (!counts || invites.isEmpty()) {
            return;
        }
        List<CalendarState.Event> live = Calendars.apply(invites).live();
        boolean right = wish.upshot() == Wish.Upshot.NONE
                ? live.isEmpty()
                : live.size() == 1
                        && live.getFirst().start().equals(Optional.of(wish.start()))
                        && live.getFirst().end().equals(Optional.of(wish.start().plus(LENGTH)));
        if (!right) {
            fault(
                    life,
                    "has in the calendar "
                            + live.stream()
                                    .map(event -> event.start() + " to " + event.end())
                                    .toList());
        }
    }

    private static List<String> show(List<SimulatedMeeting> meetings) {
        return meetings.stream()
                .map(meeting -> meeting.organiserObjectId().substring(USER.length()) + " " + meeting.start() + " "
                        + meeting.externalId())
                .toList();
    }

    private void fault(Life life, String what) {
        faults.add(life.appointment() + " (" + life.origin() + ", " + life.wishes() + ") " + what);
    }
}
