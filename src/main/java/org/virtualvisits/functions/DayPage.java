package org.virtualvisits.functions;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.virtualvisits.core.feed.Entry;
import org.virtualvisits.core.feed.ShowDay;
import org.virtualvisits.core.feed.Staff;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Clinician;

/**
 * The day list: one heading for each visit, so that those who listen can leap from one to the next, and one form around
 * all, so that five hundred visits do not repeat it. Documented in docs/howto/day-list.md.
 *
 * @param done the word of what a button has just done
 * @param several whether the reader works for several organisations
 */
record DayPage(
        Words words,
        DayQuery query,
        Staff staff,
        ShowDay.Page day,
        String token,
        Optional<String> done,
        boolean several) {

    PageFrame.Page page() {
        return new PageFrame(
                        words,
                        Words.staff(),
                        day.organisation().name(),
                        PageStyle.STAFF,
                        query.textWithoutLanguage(),
                        Optional.of(PageStyle.FRESHENER))
                .titled(title(), content());
    }

    /** Tells this content from any other. */
    String tag() {
        return Digest.of(26, words.language(), query.text(), token, day.today().toString(), list().toString());
    }

    private String title() {
        SpokenTime spoken = new SpokenTime(day.zone(), words);
        String date = spoken.day(day.date());
        return day.date().equals(day.today()) ? words.say("day.today") + " " + date : date;
    }

    private List<Html> content() {
        var content = new ArrayList<Html>();
        done.filter(its -> words.texts().containsKey("done." + its))
                .ifPresent(its -> content.add(Html.tag("p")
                        .with("class", "done")
                        .with("id", "done")
                        .with("role", "status")
                        .with("tabindex", "-1")
                        .with("autofocus", "")
                        .holding(words.say("done." + its))));
        content.add(days());
        content.add(filters());
        content.add(list());
        content.add(Html.tag("p")
                .with("id", "fresh")
                .with("role", "status")
                .with("data-updated", words.say("day.updated"))
                .with("data-lost", words.say("day.lost"))
                .holding(""));
        content.add(Html.tag("p")
                .with("class", "again")
                .holding(Html.tag("a").with("href", "?" + query.text()).holding(words.say("day.again"))));
        content.add(Html.tag("p")
                .with("class", "again")
                .holding(Html.tag("a").with("href", "day/feed?" + query.text()).holding(words.say("day.feed"))));
        if (staff.administers()) {
            content.add(Html.tag("p")
                    .with("class", "again")
                    .holding(Html.tag("a")
                            .with("href", "day/readiness?" + query.text())
                            .holding(words.say("readiness.link"))));
        }
        return content;
    }

    private Html days() {
        return Html.tag("nav")
                .with("class", "days")
                .with("aria-label", words.say("day.choose"))
                .holding(List.of(
                        link(query.on(day.date().minusDays(1)), "day.before"),
                        link(query.on(day.today()), "day.now"),
                        link(query.on(day.date().plusDays(1)), "day.after")));
    }

    private Html link(DayQuery target, String key) {
        return Html.tag("a").with("href", "?" + target.text()).holding(words.say(key));
    }

    private Html filters() {
        var fields = new ArrayList<Html>();
        query.organisation().filter(its -> several).ifPresent(its -> fields.add(hidden("organisation", its)));
        query.language().ifPresent(its -> fields.add(hidden("lang", its)));
        fields.add(Html.tag("p")
                .holding(List.of(
                        Html.tag("label").with("for", "date").holding(words.say("filter.date")),
                        Html.tag("input")
                                .with("type", "date")
                                .with("id", "date")
                                .with("name", "date")
                                .with("value", day.date().toString())
                                .alone())));
        fields.add(select(
                "clinic",
                query.clinic().map(Object::toString),
                day.organisation().clinics().stream()
                        .map(clinic -> Map.entry(clinic.id().value(), clinic.name()))));
        if (staff.seesAll()) {
            fields.add(select(
                    "clinician",
                    query.clinician(),
                    day.organisation().clinicians().stream()
                            .map((Clinician one) -> Map.entry(one.id(), one.displayName()))));
        }
        fields.add(select(
                "only",
                Optional.of(DayQuery.word(query.only())),
                Stream.of(ShowDay.Only.values())
                        .filter(one -> one != ShowDay.Only.ALL)
                        .map(DayQuery::word)
                        .map(word -> Map.entry(word, words.say("only." + word)))));
        fields.add(Html.tag("p")
                .holding(Html.tag("button")
                        .with("type", "submit")
                        .with("class", "small")
                        .holding(words.say("filter.go"))));
        return Html.tag("form")
                .with("class", "filters")
                .with("method", "get")
                .with("role", "search")
                .with("aria-label", words.say("filter.title"))
                .holding(fields);
    }

    private Html select(String name, Optional<String> chosen, Stream<Map.Entry<String, String>> choices) {
        var options = new ArrayList<Html>();
        options.add(Html.tag("option").with("value", "").holding(words.say("filter.all")));
        choices.forEach(choice -> {
            Html.Tag option = Html.tag("option").with("value", choice.getKey());
            boolean selected = chosen.filter(choice.getKey()::equals).isPresent();
            options.add((selected ? option.with("selected", "") : option).holding(choice.getValue()));
        });
        return Html.tag("p")
                .holding(List.of(
                        Html.tag("label").with("for", name).holding(words.say("filter." + name)),
                        Html.tag("select").with("id", name).with("name", name).holding(options)));
    }

    private Html list() {
        var pieces = new ArrayList<Html>();
        pieces.add(hidden("token", token));
        query.fields().forEach((name, value) -> pieces.add(hidden(name, value)));
        pieces.add(Html.tag("p").with("class", "count").holding(counted()));
        if (day.cut()) {
            pieces.add(Html.tag("p").with("class", "fix").holding(words.say("day.cut")));
        }
        if (!day.entries().isEmpty()) {
            pieces.add(Html.tag("ol")
                    .with("class", "visits")
                    .holding(day.entries().stream().map(this::entry).toList()));
        }
        return Html.tag("form")
                .with("method", "post")
                .with("id", "list")
                .with("action", "day")
                .holding(pieces);
    }

    private String counted() {
        Instant noon = day.date().atTime(LocalTime.NOON).atZone(day.zone()).toInstant();
        String zone = words.say("day.zone") + " " + new SpokenTime(day.zone(), words).zoneAt(noon) + ", "
                + day.zone().getId() + ".";
        String count = day.entries().isEmpty()
                ? words.say("day.none")
                : day.entries().size() + " " + words.say("day.of") + " " + day.all() + " " + words.say("day.visits");
        return Stream.of(count + ".", zone).collect(Collectors.joining(" "));
    }

    private Html entry(Entry entry) {
        Optional<Clinic> clinic = entry.clinic().flatMap(day.organisation()::clinic);
        return new DayEntry(words, entry, clinic, day.zone(), day.now()).html();
    }

    private static Html hidden(String name, String value) {
        return Html.tag("input")
                .with("type", "hidden")
                .with("name", name)
                .with("value", value)
                .alone();
    }
}
