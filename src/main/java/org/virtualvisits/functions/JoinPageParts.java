package org.virtualvisits.functions;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.virtualvisits.core.organisation.Clinic;

/** The pieces that the states' pages are made of, for one clinic in one language. */
final class JoinPageParts {

    private final Clinic clinic;
    private final Words words;
    private final SpokenTime spoken;

    JoinPageParts(Clinic clinic, ZoneId zone, Words words) {
        this.clinic = clinic;
        this.words = words;
        this.spoken = new SpokenTime(zone, words);
    }

    Html paragraph(String key) {
        return paragraph(words, key);
    }

    static Html paragraph(Words words, String key) {
        return Html.tag("p").holding(words.say(key));
    }

    Html loud(String key) {
        return Html.tag("p").with("class", "loud").holding(Html.tag("strong").holding(words.say(key)));
    }

    /** The one thing to press. It posts, because mail scanners follow links but send no forms. */
    Html button() {
        Html button = Html.tag("button").with("type", "submit").holding(words.say("open.button"));
        return Html.tag("form").with("method", "post").holding(button);
    }

    Html again() {
        return again(words);
    }

    /** A link to this page. It does not reload by itself: that would take the reader's place away (WCAG 2.2, 2.2.2). */
    static Html again(Words words) {
        return Html.tag("p")
                .with("class", "again")
                .holding(Html.tag("a").with("href", "?lang=" + words.language()).holding(words.say("again")));
    }

    /** What the patient must note, set apart; nothing if there is none. */
    List<Html> facts(List<Html> rows) {
        return rows.isEmpty() ? List.of() : List.of(Html.tag("dl").holding(rows));
    }

    Html time(String key, Instant instant) {
        return row(key, Html.tag("dd").holding(spoken.say(instant)));
    }

    Html oldTime(String key, Instant instant) {
        return row(
                key, Html.tag("dd").with("class", "old").holding(Html.tag("s").holding(spoken.say(instant))));
    }

    List<Html> times(String key, Optional<Instant> instant) {
        return facts(instant.map(its -> time(key, its)).stream().toList());
    }

    /** Where the clinic is; empty where it is not configured. */
    Optional<Html> place() {
        Clinic.Location location = clinic.location();
        List<String> written = Stream.of(location.display(), location.address())
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .toList();
        return written.isEmpty()
                ? Optional.empty()
                : Optional.of(row("person.place", Html.tag("dd").holding(broken(written))));
    }

    /** The clinic's own words on how to prepare (S1.39); in another language of its rather than not at all. */
    List<Html> preparation() {
        return Stream.concat(Stream.of(words.language()), clinic.languages().stream())
                .filter(language ->
                        !clinic.preparation().getOrDefault(language, "").isBlank())
                .findFirst()
                .map(language -> section("prepare.title", writtenIn(language)))
                .orElse(List.of());
    }

    List<Html> needs() {
        return section("need.title", list("need.device", "need.app", "need.internet", "need.place"));
    }

    List<Html> failures() {
        var pieces = new ArrayList<Html>(
                section("fails.title", list("fails.allow", "fails.close", "fails.retry", "fails.phone")));
        pieces.addAll(phone());
        return pieces;
    }

    /** The clinic's number, to touch or to read; nothing where it is not configured. */
    List<Html> phone() {
        if (clinic.phone().isBlank()) {
            return List.of();
        }
        String text = words.say("phone") + " " + clinic.phone().strip();
        Html content = Dial.uri(clinic.phone())
                .map(uri -> Html.tag("a").with("href", uri).holding(text))
                .orElseGet(() -> Html.text(text));
        return List.of(Html.tag("p").with("class", "phone").holding(content));
    }

    private Html row(String key, Html description) {
        return Html.lines(Html.tag("dt").holding(words.say(key)), description);
    }

    private List<Html> section(String title, Html content) {
        return List.of(Html.tag("h2").holding(words.say(title)), content);
    }

    private Html list(String... keys) {
        return Html.tag("ul")
                .holding(Stream.of(keys)
                        .map(key -> Html.tag("li").holding(words.say(key)))
                        .toList());
    }

    /** Paragraphs are divided by blank lines, as in a letter. */
    private Html writtenIn(String language) {
        Optional<String> other = Optional.of(language).filter(its -> !its.equals(words.language()));
        List<Html> paragraphs = Stream.of(
                        clinic.preparation().getOrDefault(language, "").strip().split("\\R(?:\\h*\\R)+"))
                .map(paragraph -> Html.tag("p").holding(broken(paragraph.lines().toList())))
                .toList();
        return Html.tag("div")
                .with("lang", other)
                .with("dir", other.map(its -> "auto"))
                .holding(paragraphs);
    }

    private static Html broken(List<String> lines) {
        var pieces = new ArrayList<Html>();
        for (String line : lines) {
            if (!pieces.isEmpty()) {
                pieces.add(Html.tag("br").alone());
            }
            pieces.add(Html.text(line.strip()));
        }
        return Html.lines(pieces);
    }
}
