package org.virtualvisits.functions;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.virtualvisits.core.feed.Condition;
import org.virtualvisits.core.feed.Entry;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.visit.Patient;
import org.virtualvisits.core.visit.TellLateness;
import org.virtualvisits.functions.DayFunctions.DayAct;

/** One visit of the day list. Short on purpose: a page has hundreds. */
record DayEntry(Words words, Entry entry, Optional<Clinic> clinic, ZoneId zone, Instant now) {

    /** What staff say; anything else can be said by the EHR. */
    private static final List<Integer> MINUTES_LATE = List.of(10, 20, 30, 45, 60);

    Html html() {
        var pieces = new ArrayList<Html>();
        pieces.add(Html.tag("h2").holding(Html.lines(heading())));
        pieces.add(Html.tag("p").with("class", "facts").holding(facts()));
        entry.people().forEach(person -> pieces.add(person(person)));
        entry.attention()
                .forEach(one -> pieces.add(Html.tag("p")
                        .with("class", "fix")
                        .holding(Html.lines(
                                Html.tag("strong").holding(words.say("entry.todo")),
                                Html.text(one.what()),
                                Html.text(one.fix())))));
        if (entry.attention().stream().anyMatch(one -> one.code() == Attention.Code.REPLY_TO_READ)) {
            pieces.add(Html.tag("p")
                    .holding(Html.tag("a")
                            .with("id", "r" + entry.visit())
                            .with(
                                    "href",
                                    "day/visits/" + entry.visit() + "/replies?organisation=" + entry.organisation())
                            .holding(words.say("entry.replies"))));
        }
        if (isJoinable()) {
            pieces.add(Html.tag("a")
                    .with("class", "go")
                    .with("id", "j" + entry.visit())
                    .with("href", "day/visits/" + entry.visit() + "/join")
                    .holding(words.say("entry.join")));
        }
        acts().ifPresent(pieces::add);
        if (isAboutToBegin()) {
            pieces.add(lateness());
        }
        return Html.tag("li")
                .with("id", entry.visit().value())
                .with("class", look())
                .holding(pieces);
    }

    private Optional<String> look() {
        if (entry.isAwaited() && isJoinable()) {
            return Optional.of("awaited");
        }
        return entry.attention().isEmpty() ? Optional.empty() : Optional.of("broken");
    }

    private boolean isJoinable() {
        return entry.stage() == Entry.Stage.READY;
    }

    private List<Html> heading() {
        var heading = new ArrayList<Html>();
        entry.start().ifPresent(start -> heading.add(time(start)));
        if (entry.start().isEmpty()) {
            heading.add(Html.text(words.say("entry.undated")));
        }
        heading.add(Html.text(names()));
        return heading;
    }

    private String names() {
        List<Entry.Person> patients = entry.people().stream()
                .filter(person -> person.role() == Patient.Role.PATIENT)
                .toList();
        return patients.isEmpty()
                ? words.say("entry.nobody")
                : patients.stream().map(this::name).collect(Collectors.joining(", "));
    }

    private String name(Entry.Person person) {
        return person.name().isBlank() ? words.say("entry.nameless") : person.name();
    }

    /** With the zone where it is not the page's own (V10). */
    private Html time(Instant instant) {
        ZoneId its = clinic.map(Clinic::zone).orElse(zone);
        SpokenTime spoken = new SpokenTime(its, words);
        return its.equals(zone)
                ? spoken.clock(instant)
                : Html.lines(spoken.clock(instant), Html.text("(" + spoken.zoneAt(instant) + ")"));
    }

    private Html facts() {
        var facts = new ArrayList<Html>();
        facts.add(Html.tag("strong").holding(words.say("stage." + word(entry.stage()))));
        if (!entry.clinician().isBlank()) {
            facts.add(Html.text("· " + entry.clinician()));
        }
        clinic.ifPresent(its -> facts.add(Html.text("· " + its.name())));
        entry.end().ifPresent(end -> facts.add(Html.lines(Html.text("· " + words.say("entry.until")), time(end))));
        return Html.lines(facts);
    }

    private Html person(Entry.Person person) {
        var facts = new ArrayList<Html>();
        if (entry.people().size() > 1) {
            facts.add(Html.tag("strong").holding(name(person)));
        }
        person.arrived()
                .ifPresent(at -> facts.add(Html.tag("b")
                        .with("class", "here")
                        .holding(Html.lines(Html.text(words.say("person.arrived")), time(at)))));
        facts.add(Html.text(
                person.role() == Patient.Role.PATIENT
                        ? words.say("condition." + word(person.condition()))
                        : words.say("role." + word(person.role()))));
        person.told().forEach(told -> facts.add(told(told)));
        if (person.told().isEmpty()) {
            facts.add(Html.text("· " + words.say("person.untold")));
        }
        person.phone().ifPresent(phone -> facts.add(phone(phone)));
        if (mayComeAfterAll(person)) {
            facts.add(button(DayAct.Kind.COMES, person, DayAct.ANYHOW, "act.comes"));
        }
        return Html.tag("p").holding(Html.lines(facts));
    }

    /** Who has said no to a visit that the EHR still has as booked. */
    private boolean mayComeAfterAll(Entry.Person person) {
        return person.condition() == Condition.DECLINED
                && entry.start().filter(now::isBefore).isPresent()
                && entry.attention().stream().anyMatch(one -> one.code() == Attention.Code.PATIENT_DECLINED);
    }

    private Html told(Entry.Told told) {
        String what =
                "· " + words.say("channel." + told.channel().word()) + " " + words.say("told." + word(told.progress()));
        return told.progress() == Entry.Progress.FAILED ? Html.tag("strong").holding(what) : Html.text(what);
    }

    private Html phone(String written) {
        String text = words.say("person.ring") + " " + written;
        return Dial.uri(written)
                .map(uri -> Html.tag("a").with("href", uri).holding(text))
                .orElseGet(() -> Html.text(text));
    }

    private Optional<Html> acts() {
        if (!isJoinable()) {
            return Optional.empty();
        }
        var buttons = new ArrayList<Html>();
        buttons.add(Html.tag("summary").with("id", "s" + entry.visit()).holding(words.say("act.title")));
        for (Entry.Person person : entry.people()) {
            for (Entry.Told told : person.told()) {
                buttons.add(button(
                        DayAct.Kind.RESEND,
                        person,
                        told.channel().word(),
                        "act.resend." + told.channel().word()));
                buttons.add(cancelling(buttons.size(), person, told.channel()));
            }
        }
        return buttons.size() == 1
                ? Optional.empty()
                : Optional.of(
                        Html.tag("details").with("id", "d" + entry.visit()).holding(buttons));
    }

    /** Only of visits of the next hours, so that the list of a day stays short. */
    private boolean isAboutToBegin() {
        return isJoinable()
                && entry.start()
                        .filter(start -> !now.isBefore(TellLateness.earliest(start)))
                        .isPresent()
                && entry.end().filter(now::isBefore).isPresent();
    }

    private Html lateness() {
        var pieces = new ArrayList<Html>();
        pieces.add(Html.tag("summary").with("id", "t" + entry.visit()).holding(words.say("act.late.title")));
        MINUTES_LATE.forEach(minutes -> pieces.add(Html.tag("button")
                .with("class", "small")
                .with("name", "act")
                .with("value", new DayAct(DayAct.Kind.LATE, minutes.toString(), entry.visit(), "-").value())
                .holding(minutes + " " + words.say("act.late.minutes"))));
        return Html.tag("details").with("id", "l" + entry.visit()).holding(pieces);
    }

    /** A patient without a link cannot come in: it takes a second press, without scripts too. */
    private Html cancelling(int number, Entry.Person person, Channel channel) {
        return Html.tag("details")
                .with("id", "c" + number + entry.visit())
                .holding(List.of(
                        Html.tag("summary")
                                .with("id", "q" + number + entry.visit())
                                .holding(named(person, "act.cancel." + channel.word())),
                        button(DayAct.Kind.CANCEL, person, channel.word(), "act.sure." + channel.word())));
    }

    private Html button(DayAct.Kind kind, Entry.Person person, String how, String key) {
        return Html.tag("button")
                .with("class", "small")
                .with("name", "act")
                .with("value", new DayAct(kind, how, entry.visit(), person.key()).value())
                .holding(named(person, key));
    }

    private String named(Entry.Person person, String key) {
        return entry.people().size() > 1 ? words.say(key) + ": " + name(person) : words.say(key);
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
