package org.virtualvisits.functions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.virtualvisits.core.join.JoinView;
import org.virtualvisits.core.join.JoinView.Details;

/**
 * The patient's page: one for each state of a join link. Names no person, says no reason, holds no link to Teams, and
 * needs no script. Documented in docs/reference/join-page.md.
 */
final class JoinPage {

    private final PageFrame frame;
    private final JoinPageParts parts;

    private JoinPage(PageFrame frame, JoinPageParts parts) {
        this.frame = frame;
        this.parts = parts;
    }

    /**
     * The page of a state.
     *
     * @param asked the language the reader asked for; has effect only where the clinic offers it
     */
    static PageFrame.Page of(JoinView view, Optional<String> asked) {
        return switch (view) {
            case JoinView.Unknown() -> ofUnknown(asked);
            case JoinView.TooEarly tooEarly -> of(tooEarly.details(), asked).tooEarly(tooEarly);
            case JoinView.Open(var details) -> of(details, asked).open(details);
            case JoinView.Preparing(var details) -> of(details, asked).preparing(details);
            case JoinView.Cancelled(var details) ->
                of(details, asked).ended(details, "cancelled.title", "cancelled.what");
            case JoinView.InPerson(var details) -> of(details, asked).inPerson(details);
            case JoinView.Expired(var details) -> of(details, asked).ended(details, "expired.title", "expired.what");
        };
    }

    /** The page for when a state cannot be told at all. */
    static PageFrame.Page ofTrouble(Optional<String> asked) {
        Words words = anybodys(asked);
        List<Html> content = List.of(
                JoinPageParts.paragraph(words, "trouble.wait"),
                JoinPageParts.again(words),
                JoinPageParts.paragraph(words, "trouble.phone"));
        return nobodys(words).around("trouble.title", content);
    }

    private static PageFrame.Page ofUnknown(Optional<String> asked) {
        Words words = anybodys(asked);
        List<Html> content = Stream.of("unknown.why", "unknown.newest", "unknown.phone")
                .map(key -> JoinPageParts.paragraph(words, key))
                .toList();
        return nobodys(words).around("unknown.title", content);
    }

    /** Around a page that must not depend on whose link it is: it offers every language there is. */
    private static PageFrame nobodys(Words words) {
        return new PageFrame(words, Words.all(), words.say("page.suffix"));
    }

    private static Words anybodys(Optional<String> asked) {
        return asked.flatMap(Words::in).orElseGet(() -> Words.all().getFirst());
    }

    private static JoinPage of(Details details, Optional<String> asked) {
        List<Words> spoken = details.clinic().languages().stream()
                .flatMap(language -> Words.in(language).stream())
                .toList();
        List<Words> offered = spoken.isEmpty() ? List.of(Words.all().getFirst()) : spoken;
        Words words = asked.flatMap(language -> among(offered, language))
                .or(() -> among(offered, details.language()))
                .orElseGet(offered::getFirst);
        return new JoinPage(
                new PageFrame(words, offered, details.publicName()),
                new JoinPageParts(details.clinic(), details.zone(), words));
    }

    private static Optional<Words> among(List<Words> offered, String language) {
        return offered.stream()
                .filter(words -> words.language().equals(language))
                .findFirst();
    }

    private PageFrame.Page tooEarly(JoinView.TooEarly view) {
        var content = new ArrayList<Html>();
        var times = new ArrayList<Html>();
        view.movedFrom().ifPresent(old -> {
            content.add(parts.loud("moved.title"));
            times.add(parts.oldTime("moved.old", old));
        });
        String label = view.movedFrom().isPresent() ? "moved.new" : "time.start";
        view.details().start().ifPresent(start -> times.add(parts.time(label, start)));
        times.add(parts.time("early.opens", view.opens()));
        content.addAll(parts.facts(times));
        content.add(parts.paragraph("early.return"));
        content.add(parts.again());
        content.addAll(view.details().companion() ? List.of() : parts.preparation());
        content.addAll(parts.needs());
        content.addAll(parts.phone());
        return frame.around("early.title", content);
    }

    private PageFrame.Page open(Details details) {
        var content = new ArrayList<Html>();
        content.add(parts.button());
        content.add(parts.paragraph("open.teams"));
        content.add(parts.paragraph("open.lobby"));
        content.addAll(parts.times("time.start", details.start()));
        content.addAll(details.companion() ? List.of() : parts.preparation());
        content.addAll(parts.needs());
        content.addAll(parts.failures());
        return frame.around("open.title", content);
    }

    private PageFrame.Page preparing(Details details) {
        var content = new ArrayList<Html>();
        content.add(parts.paragraph("preparing.why"));
        content.add(parts.paragraph("preparing.wait"));
        content.add(parts.again());
        content.addAll(parts.phone());
        content.addAll(parts.times("time.start", details.start()));
        content.addAll(details.companion() ? List.of() : parts.preparation());
        content.addAll(parts.needs());
        return frame.around("preparing.title", content);
    }

    private PageFrame.Page inPerson(Details details) {
        var content = new ArrayList<Html>();
        content.add(parts.paragraph("person.what"));
        var facts = new ArrayList<Html>();
        details.start().ifPresent(start -> facts.add(parts.time("time.start", start)));
        parts.place().ifPresent(facts::add);
        content.addAll(parts.facts(facts));
        content.addAll(parts.phone());
        return frame.around("person.title", content);
    }

    private PageFrame.Page ended(Details details, String title, String paragraph) {
        var content = new ArrayList<Html>();
        content.add(parts.paragraph(paragraph));
        content.addAll(parts.phone());
        content.addAll(parts.times("time.past", details.start()));
        return frame.around(title, content);
    }
}
