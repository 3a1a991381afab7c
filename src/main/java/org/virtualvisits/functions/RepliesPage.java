package org.virtualvisits.functions;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.reply.ReadReplies;

/**
 * The page that shows staff what a visit's patients wrote.
 *
 * @param zone in which times are shown
 */
record RepliesPage(
        Words words, DayQuery query, VisitId visit, List<ReadReplies.Reply> replies, ZoneId zone, String token) {

    PageFrame.Page page() {
        var content = new ArrayList<Html>();
        if (replies.isEmpty()) {
            content.add(Html.tag("p").holding(words.say("replies.none")));
        }
        replies.forEach(reply -> content.add(reply(reply)));
        content.add(Html.tag("p")
                .holding(Html.tag("a")
                        .with("href", "../../../day?" + query.text())
                        .holding(words.say("feed.back"))));
        return StaffPages.frame(words, query, words.say("staff.heading")).around("replies.title", content);
    }

    private Html reply(ReadReplies.Reply reply) {
        var pieces = new ArrayList<Html>();
        pieces.add(Html.tag("p")
                .holding(Html.lines(Html.text(words.say("replies.at")), new SpokenTime(zone, words).say(reply.at()))));
        pieces.add(Html.tag("p").holding(words.say("replies.why." + word(reply.why()))));
        pieces.add(reply.words()
                .map(its -> Html.tag("blockquote").with("dir", "auto").holding(its))
                .orElseGet(() -> Html.tag("p").holding(words.say("replies.gone"))));
        pieces.add(hidden("token", token));
        query.fields().forEach((name, value) -> pieces.add(hidden(name, value)));
        pieces.add(Html.tag("button")
                .with("class", "small")
                .with("name", "done")
                .with("value", reply.id().toString())
                .holding(words.say("replies.done")));
        return Html.tag("form").with("method", "post").with("action", "replies").holding(pieces);
    }

    private static Html hidden(String name, String value) {
        return Html.tag("input")
                .with("type", "hidden")
                .with("name", name)
                .with("value", value)
                .alone();
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
