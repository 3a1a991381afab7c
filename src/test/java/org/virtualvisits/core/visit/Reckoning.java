package org.virtualvisits.core.visit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.virtualvisits.core.visit.Year.Event;
import org.virtualvisits.core.visit.Year.Heard;
import org.virtualvisits.core.visit.Year.Outage;
import org.virtualvisits.core.visit.Year.Person;

/**
 * Who should have heard what in a {@link Year}, and when: worked out from what happened by plain sums on the wall's clock,
 * with nothing of the product's. Where a change came so close that it decided by seconds, either is right, and is counted.
 */
final class Reckoning {

    /** A crash costs a claim of two minutes and a sweep or two; a carrier's "later" some more. */
    private static final Duration BOUND = Duration.ofMinutes(15);

    /** Work is taken up again this long after the process died, or a request was lost. Of two in a row the bound knows. */
    private static final Duration A_MISHAP = Duration.ofMinutes(6);

    /** What is due this long before it is of no use gets through, but for two crashes in a row. */
    private static final Duration USUAL = Duration.ofMinutes(8);

    /** Of every type in the year. */
    private static final Duration LENGTH = Duration.ofMinutes(20);

    /** How the messages of one kind fared. */
    static final class Row {
        int due;
        int heard;
        int left;
        int either;
        final List<Long> seconds = new ArrayList<>();
    }

    final Map<String, Row> table = new TreeMap<>();
    final List<String> differences = new ArrayList<>();
    private final Year year;
    private int visit;
    private List<Event> events = List.of();
    private List<Heard> log = List.of();
    private final List<Heard> explained = new ArrayList<>();

    Reckoning(Year year) {
        this.year = year;
    }

    void reckon() {
        Map<Integer, List<Event>> happened = new TreeMap<>();
        year.happened.forEach(event -> happened.computeIfAbsent(event.visit(), key -> new ArrayList<>())
                .add(event));
        Map<Integer, List<Heard>> heard = new TreeMap<>();
        year.heard.forEach(one ->
                heard.computeIfAbsent(one.visit(), key -> new ArrayList<>()).add(one));
        for (int i = 0; i < year.people.size(); i++) {
            visit = i;
            events = happened.getOrDefault(i, List.of());
            log = heard.getOrDefault(i, List.of());
            explained.clear();
            for (int e = 0; e < events.size(); e++) {
                changes(e);
                reminders(e);
                asides(e);
            }
            log.stream()
                    .filter(one -> !explained.contains(one))
                    .forEach(one -> differences.add("heard without reason: " + one + " " + events));
        }
    }

    /** Confirmations, amendments, cancellations. */
    private void changes(int e) {
        Event event = events.get(e);
        if (event.late() > 0 || event.status().equals("noshow")) {
            return;
        }
        boolean stands = stands(event);
        Person person = year.people.get(visit);
        for (String channel : List.of("sms", "email")) {
            if (channel.equals("sms") ? !person.phone() : !person.email()) {
                continue;
            }
            Optional<Heard> last = log.stream()
                    .filter(one -> one.channel().equals(channel)
                            && isChange(one)
                            && one.at().isBefore(event.at()))
                    .reduce((one, other) -> other)
                    .filter(one -> !isEnding(one));
            boolean tells = stands
                    ? last.filter(one -> one.time().equals(words(event.start())))
                            .isEmpty()
                    : last.isPresent();
            String kind = !stands
                    ? event.status().equals("cancelled") ? "CANCELLATION" : "IN_PERSON"
                    : last.isPresent() ? "AMENDMENT" : "CONFIRMATION";
            boolean dead = channel.equals("sms") && person.numberIsDead() && !kind.equals("CONFIRMATION");
            Instant old = last.map(one -> instantOf(one, event.start())).orElse(event.start());
            Instant nearest = old.isBefore(event.start()) ? old : event.start();
            Instant first = up(event.at());
            if (isNight(first) && !nearest.isBefore(morning(first).plusSeconds(3_600))) {
                first = up(morning(first));
            } else if (isNight(first.plus(USUAL))
                    && isHeardFrom(up(morning(first.plus(USUAL))), channel, kind, event)) {
                first = up(morning(first.plus(USUAL))); // the night began while it was made
            }
            // Once its time is over, nobody need be told what became of it.
            Instant over = event.start().plus(LENGTH);
            expect(
                    kind,
                    channel,
                    "",
                    event.start(),
                    event.at(),
                    nextOfTheSame(e),
                    first,
                    tells
                            && !dead
                            && first.isBefore(over)
                            && !nextOfTheSame(e).isBefore(first)
                            && !movesBy(e, first.minus(BOUND)),
                    soon(e, first, over)
                            || isToldAfresh(last, channel, kind, event)
                            || (last.isEmpty() && isPerhapsTold(e)));
        }
    }

    /** Where the carrier of the last message has not answered yet, whether it was heard is not known either. */
    private boolean isToldAfresh(Optional<Heard> last, String channel, String kind, Event event) {
        return kind.equals("AMENDMENT")
                && last.filter(one -> one.at().plus(USUAL).isAfter(event.at())).isPresent()
                && isHeardFrom(event.at(), channel, "CONFIRMATION", event);
    }

    private Duration bound(Instant first) {
        return BOUND.plus(A_MISHAP.multipliedBy(Math.max(0, mishaps(first, first.plus(Duration.ofHours(1))) - 2)));
    }

    /** How often the process died at work on the visit, or a request for it was lost. */
    private long mishaps(Instant from, Instant until) {
        return Stream.of(visit, Year.ALL)
                .flatMap(one -> year.mishaps.getOrDefault(one, List.of()).stream())
                .filter(at -> !at.isBefore(from) && at.isBefore(until))
                .count();
    }

    /** Where the process died at work on what was to be told before, nobody knows whether it was heard. */
    private boolean isPerhapsTold(int e) {
        Event event = events.get(e);
        return e > 0
                && !stands(event)
                && stands(events.get(e - 1))
                && mishaps(events.get(e - 1).at(), event.at().plus(USUAL)) > 0;
    }

    private boolean isHeardFrom(Instant morning, String channel, String kind, Event event) {
        return log.stream()
                .anyMatch(one -> one.channel().equals(channel)
                        && one.kind().equals(kind)
                        && one.time().equals(words(event.start()))
                        && !one.at().isBefore(morning)
                        && !one.at().isAfter(by(morning, BOUND)));
    }

    /** When the same was said once more, which answers for what was heard from then on. */
    private Instant nextOfTheSame(int e) {
        return events.stream()
                .skip(e + 1L)
                .filter(next -> next.late() == 0
                        && stands(next)
                        && next.start().equals(events.get(e).start()))
                .map(Event::at)
                .findFirst()
                .orElse(Instant.MAX);
    }

    /** The time they knew, which only matters where it is near: one they were told of by an earlier event. */
    private Instant instantOf(Heard last, Instant otherwise) {
        return events.stream()
                .map(Event::start)
                .filter(start -> words(start).equals(last.time()))
                .findFirst()
                .orElse(otherwise);
    }

    private void reminders(int e) {
        Event event = events.get(e);
        boolean sameBefore = e > 0
                && stands(events.get(e - 1))
                && stands(event)
                && events.get(e - 1).start().equals(event.start());
        if (!stands(event) || event.late() > 0 || event.status().equals("arrived") || sameBefore) {
            return;
        }
        long[] minutes = visit % 7 == 0 ? new long[] {2_880, 180} : new long[] {7_200, 1_440, 60};
        List<long[]> moments = new ArrayList<>(); // minutes before, due in seconds, and whether it is "starting"
        for (long before : minutes) {
            moments.add(new long[] {before, due(event.start(), before).getEpochSecond(), 0});
        }
        if (visit % 5 == 2) {
            moments.add(new long[] {10, event.start().getEpochSecond() - 600, 1});
        }
        moments.sort((one, other) -> Long.compare(other[1], one[1]));
        Instant until = event.start();
        for (long[] moment : moments) {
            Instant due = Instant.ofEpochSecond(moment[1]);
            if (!due.isBefore(until)) {
                continue;
            }
            long quarter = Math.min(720, Math.max(10, moment[0] / 4));
            Instant silent = due.minusSeconds(quarter * 60);
            String kind = moment[2] == 1 ? "STARTING" : "REMINDER";
            remind(e, kind, (moment[2] == 1 ? "s" : "r") + moment[0], moment[0] > 60, due, until, silent);
            until = silent;
        }
    }

    private void remind(int e, String kind, String word, boolean mayWait, Instant due, Instant until, Instant silent) {
        Event event = events.get(e);
        Instant first = up(due);
        if (mayWait && isNight(first)) {
            first = up(morning(first));
        }
        String time = words(event.start());
        boolean known = false;
        boolean late = false;
        boolean close = false;
        for (Heard one : log) {
            boolean same = one.time().equals(time)
                    && !one.occasion().equals(word)
                    && !one.kind().equals("LATE");
            if (same
                    && !isEnding(one)
                    && one.at().isBefore(first.plus(BOUND))
                    && !one.kind().equals("MISSED")) {
                known |= isChange(one);
                late |= one.at().isAfter(silent);
                close |= Duration.between(silent, one.at()).abs().compareTo(BOUND) < 0;
            }
        }
        // Whoever is told of a time after its reminder was due has just heard of it.
        boolean ahead = !due.isBefore(event.at());
        boolean must = ahead && known && !late && first.isBefore(until) && !endsBy(e, first);
        expect(kind, "", word, event.start(), due, Instant.MAX, first, must, known && (close || soon(e, first, until)));
    }

    private void asides(int e) {
        Event event = events.get(e);
        boolean late = event.late() > 0;
        boolean missed = event.status().equals("noshow");
        if (!late && !missed) {
            return;
        }
        Instant until = late
                ? event.start().plusSeconds(event.late() * 60L)
                : event.start().plusSeconds(259_200);
        // Who does not know of the visit yet hears of its lateness once they do.
        Optional<Instant> heard = log.stream()
                .filter(one -> isChange(one)
                        && !isEnding(one)
                        && one.time().equals(words(event.start()))
                        && one.at().isBefore(late ? until : event.at()))
                .map(Heard::at)
                .min(Comparator.naturalOrder());
        boolean known = heard.isPresent();
        Instant first = up(heard.filter(event.at()::isBefore).orElse(event.at()));
        if (missed && isNight(first)) {
            first = up(morning(first));
        }
        boolean must = known && first.isBefore(until) && !(missed && visit % 5 == 1);
        expect(
                late ? "LATE" : "MISSED",
                "",
                late ? "l" + event.late() : "m0",
                event.start(),
                event.at(),
                Instant.MAX,
                first,
                must,
                soon(e, first, until) || justHeard(event));
    }

    private boolean justHeard(Event event) {
        return log.stream()
                .anyMatch(one -> isChange(one)
                        && Duration.between(one.at(), event.at()).abs().compareTo(BOUND) < 0);
    }

    /** Takes the messages that answer an expectation out of the log, and compares. */
    private void expect(
            String kind,
            String channel,
            String word,
            Instant start,
            Instant from,
            Instant until,
            Instant first,
            boolean must,
            boolean either) {
        Row row = table.computeIfAbsent(kind, key -> new Row());
        Instant by = by(first, bound(first));
        List<Heard> answers = log.stream()
                .filter(one -> !explained.contains(one))
                .filter(one -> one.kind().equals(kind) || (either && isChange(one) && word.isEmpty() && !isEnding(one)))
                .filter(one -> channel.isEmpty() || one.channel().equals(channel))
                .filter(one -> one.occasion().split("x", 2)[0].equals(word))
                .filter(one -> one.time().equals(words(start)) || isEnding(one))
                .filter(one -> !one.at().isBefore(from)
                        && one.at().isBefore(until)
                        && !one.at().isAfter(by))
                .toList();
        if (must || either) {
            answers.stream().limit(1).forEach(explained::add);
        }
        if (either) {
            row.either++;
        } else if (must) {
            row.due++;
            if (answers.size() != 1) {
                differences.add("visit " + visit + ": " + kind + word + " " + channel + " due " + first + " by " + by
                        + ", heard " + answers + "; log " + log + "; events " + events);
            }
        } else {
            row.left++;
            if (!answers.isEmpty()) {
                differences.add("visit " + visit + ": no " + kind + word + " " + channel + " was due, heard " + answers
                        + "; log " + log + "; events " + events);
            }
        }
        answers.stream().limit(1).filter(one -> must || either).forEach(one -> {
            row.heard++;
            row.seconds.add(Math.max(0, Duration.between(first, one.at()).toSeconds()));
        });
    }

    /** Whether something changed so soon after that it decided by minutes. */
    private boolean soon(int e, Instant first, Instant until) {
        Instant by = by(first, bound(first));
        Duration usual = USUAL.plus(A_MISHAP.multipliedBy(Math.max(0, mishaps(first, until) - 1)));
        return (!by(first, usual).isBefore(until) && first.isBefore(until))
                || events.stream()
                        .skip(e + 1L)
                        .anyMatch(next -> !next.at().isAfter(by) && !next.at().isBefore(first.minus(BOUND)));
    }

    /** Whether the visit was at its time no more. */
    private boolean movesBy(int e, Instant moment) {
        return events.stream()
                .skip(e + 1L)
                .anyMatch(next -> !next.at().isAfter(moment) && !isAsBefore(next, events.get(e)));
    }

    /** The same, or said to begin late: a time they were told once must not be told again. */
    private boolean endsBy(int e, Instant moment) {
        return movesBy(e, moment)
                || events.stream()
                        .skip(e + 1L)
                        .anyMatch(next -> next.late() > 0 && !next.at().isAfter(moment));
    }

    private static boolean isAsBefore(Event next, Event before) {
        return stands(next) && next.status().equals("booked") && next.start().equals(before.start());
    }

    private static boolean stands(Event event) {
        return event.video()
                && (event.status().equals("booked") || event.status().equals("arrived"));
    }

    private static boolean isChange(Heard one) {
        return one.occasion().isEmpty();
    }

    private static boolean isEnding(Heard one) {
        return one.kind().equals("CANCELLATION") || one.kind().equals("IN_PERSON");
    }

    private Instant up(Instant at) {
        Instant moment = at;
        for (Outage outage : year.outages) {
            if (!moment.isBefore(outage.from()) && moment.isBefore(outage.until())) {
                moment = outage.until();
            }
        }
        return moment;
    }

    private Instant by(Instant first, Duration bound) {
        Instant by = first.plus(bound);
        for (Outage outage : year.outages) {
            if (outage.from().isBefore(by) && outage.until().isAfter(first)) {
                by = outage.until().plus(bound);
            }
        }
        return by;
    }

    /** There is no quiet in Kolkata. */
    private boolean isNight(Instant at) {
        int hour = LocalDateTime.ofInstant(at, Year.zone(visit)).getHour();
        return visit % 5 != 3 && (hour < 8 || hour >= 20);
    }

    private Instant morning(Instant night) {
        LocalDateTime wall = LocalDateTime.ofInstant(night, Year.zone(visit));
        return wall.toLocalDate()
                .plusDays(wall.getHour() >= 20 ? 1 : 0)
                .atTime(8, 0)
                .atZone(Year.zone(visit))
                .toInstant();
    }

    private Instant due(Instant start, long minutes) {
        Instant due = start.minusSeconds(minutes * 60);
        if (minutes <= 60 || !isNight(due)) {
            return due;
        }
        if (!morning(due).isAfter(start.minusSeconds(3_600))) {
            return morning(due);
        }
        LocalDateTime wall = LocalDateTime.ofInstant(due, Year.zone(visit));
        return wall.toLocalDate()
                .minusDays(wall.getHour() >= 20 ? 0 : 1)
                .atTime(20, 0)
                .atZone(Year.zone(visit))
                .toInstant()
                .minusSeconds(3_600);
    }

    private String words(Instant start) {
        LocalDateTime wall = LocalDateTime.ofInstant(start, Year.zone(visit));
        return "%02d/%02d/%d %02d:%02d"
                .formatted(
                        wall.getDayOfMonth(), wall.getMonthValue(), wall.getYear(), wall.getHour(), wall.getMinute());
    }
}
