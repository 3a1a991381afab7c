package org.virtualvisits.functions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is around the content of every page a patient sees. Nothing in it can take the keyboard's focus before the
 * content does. The language switch comes last, because a page begins in the patient's own language.
 *
 * @param offered the languages there is a choice of
 * @param heading whose page it is; never anybody's name
 */
record PageFrame(Words words, List<Words> offered, String heading) {

    /** The page of that title, which names what has happened, in the words of that key. */
    Page around(String titleKey, List<Html> content) {
        String title = words.say(titleKey);
        var main = new ArrayList<Html>();
        main.add(Html.tag("h1").holding(title));
        main.addAll(content);
        var body = new ArrayList<Html>();
        body.add(band("header", Html.tag("p").with("class", "page").holding(heading)));
        body.add(Html.tag("main").with("class", "page").holding(main));
        languages().ifPresent(choice -> body.add(band("footer", choice)));
        Html root = Html.tag("html")
                .with("lang", words.language())
                .with("dir", words.say("language.direction"))
                .holding(List.of(head(title), Html.tag("body").holding(body)));
        return new Page(words.language(), Html.document(root));
    }

    private Html head(String title) {
        return Html.tag("head")
                .holding(List.of(
                        Html.tag("meta").with("charset", "utf-8").alone(),
                        Html.tag("meta")
                                .with("name", "viewport")
                                .with("content", "width=device-width, initial-scale=1")
                                .alone(),
                        Html.tag("meta")
                                .with("name", "color-scheme")
                                .with("content", "light dark")
                                .alone(),
                        // iPhones make links of times and dates that look like phone numbers.
                        Html.tag("meta")
                                .with("name", "format-detection")
                                .with("content", "telephone=no")
                                .alone(),
                        Html.tag("title").holding(title + " – " + words.say("page.suffix")),
                        PageStyle.element()));
    }

    private static Html band(String name, Html content) {
        return Html.tag(name).holding(List.of(content));
    }

    private Optional<Html> languages() {
        List<Html> links = offered.stream()
                .filter(other -> !other.language().equals(words.language()))
                .map(PageFrame::link)
                .toList();
        return links.isEmpty()
                ? Optional.empty()
                : Optional.of(Html.tag("nav")
                        .with("class", "page")
                        .with("aria-label", words.say("language.choose"))
                        .holding(links));
    }

    private static Html link(Words other) {
        return Html.tag("a")
                .with("href", "?lang=" + other.language())
                .with("lang", other.language())
                .with("hreflang", other.language())
                .with("dir", other.say("language.direction"))
                .holding(other.say("language.name"));
    }

    /**
     * A page, ready to go out.
     *
     * @param language what it is written in, as a BCP 47 tag
     */
    record Page(String language, String html) {}
}
