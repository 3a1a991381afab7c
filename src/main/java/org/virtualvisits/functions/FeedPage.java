package org.virtualvisits.functions;

import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.feed.Feeds;
import org.virtualvisits.core.feed.Staff;

/**
 * The page about a calendar feed.
 *
 * @param whose the clinician's id; empty for staff who are no clinician and have named none
 * @param feed the feed there is
 * @param news what has just been done
 */
record FeedPage(
        Words words,
        DayQuery query,
        Staff staff,
        Optional<String> whose,
        Optional<Feeds.Feed> feed,
        String token,
        News news) {

    /** Whose feed it is about: one's own, or, for administrators, whoever's they name. */
    static Optional<String> whose(Staff staff, DayQuery query) {
        return query.clinician()
                .filter(its -> staff.administers()
                        || staff.clinician().filter(its::equals).isPresent())
                .or(() -> query.clinician().isEmpty() ? staff.clinician() : Optional.empty());
    }

    PageFrame.Page page() {
        var content = new ArrayList<Html>();
        news(content);
        if (whose.isEmpty()) {
            content.add(paragraph("feed.nobody"));
        } else {
            content.add(paragraph("feed.what"));
            content.add(state());
            content.add(forms());
            content.add(paragraph("feed.secret"));
        }
        content.add(Html.tag("p")
                .holding(Html.tag("a").with("href", "../day?" + query.text()).holding(words.say("feed.back"))));
        return StaffPages.frame(words, query, words.say("staff.heading")).around("feed.title", content);
    }

    private void news(List<Html> content) {
        switch (news) {
            case News.None() -> {}
            case News.Revoked() -> content.add(done(Html.text(words.say("feed.revoked"))));
            case News.Made(var link) -> {
                content.add(done(Html.text(words.say("feed.made"))));
                content.add(Html.tag("p")
                        .with("class", "secret")
                        .holding(Html.tag("code").holding(link.toString())));
                content.add(paragraph("feed.how"));
            }
        }
    }

    private static Html done(Html text) {
        return Html.tag("p").with("class", "done").with("role", "status").holding(text);
    }

    private Html state() {
        SpokenTime spoken = new SpokenTime(ZoneId.of("UTC"), words);
        return feed.map(its -> Html.tag("p")
                        .holding(Html.lines(Html.text(words.say("feed.until")), spoken.say(its.expires()))))
                .orElseGet(() -> paragraph("feed.none"));
    }

    private Html forms() {
        var pieces = new ArrayList<Html>();
        pieces.add(hidden("token", token));
        query.fields().forEach((name, value) -> {
            if (!name.equals("clinician")) {
                pieces.add(hidden(name, value));
            }
        });
        whose.ifPresent(its -> pieces.add(hidden("clinician", its)));
        pieces.add(button("make", feed.isPresent() ? "feed.replace" : "feed.make"));
        if (feed.isPresent()) {
            pieces.add(button("revoke", "feed.revoke"));
        }
        return Html.tag("form").with("method", "post").with("action", "feed").holding(pieces);
    }

    private Html button(String act, String key) {
        return Html.tag("button")
                .with("class", "small")
                .with("name", "act")
                .with("value", act)
                .holding(words.say(key));
    }

    private Html paragraph(String key) {
        return Html.tag("p").holding(words.say(key));
    }

    private static Html hidden(String name, String value) {
        return Html.tag("input")
                .with("type", "hidden")
                .with("name", name)
                .with("value", value)
                .alone();
    }

    /** What has just been done. */
    sealed interface News {

        /** Nothing. */
        News NONE = new None();

        /** Nothing. */
        record None() implements News {}

        /** A link, to be shown this once. */
        record Made(URI link) implements News {

            @Override
            public String toString() {
                return "made";
            }
        }

        /** There is none any more. */
        record Revoked() implements News {}
    }
}
