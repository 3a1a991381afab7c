package org.virtualvisits.functions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is around the content of every page. Nothing in it takes the keyboard's focus before the content
 * does: the language switch stands above the content to the eye, but after it in the document, because a page begins in
 * the patient's own language and the button is what most came for.
 *
 * @param offered the languages there is a choice of
 * @param heading whose page it is; never anybody's name
 * @param style how it looks
 * @param query what the address says besides the language, ending in {@code &} if it says anything
 * @param script what it runs, if anything
 */
record PageFrame(
        Words words, List<Words> offered, String heading, PageStyle style, String query, Optional<PageStyle> script) {

    /** Around a page that looks as all do, whose address says no more than the language. */
    PageFrame(Words words, List<Words> offered, String heading) {
        this(words, offered, heading, PageStyle.PLAIN, "", Optional.empty());
    }

    /** The page of that title, which names what has happened, in the words of that key. */
    Page around(String titleKey, List<Html> content) {
        return titled(words.say(titleKey), content);
    }

    /** The page of that title, which names nobody. */
    Page titled(String title, List<Html> content) {
        var main = new ArrayList<Html>();
        main.add(Html.tag("h1").holding(title));
        main.addAll(content);
        var body = new ArrayList<Html>();
        body.add(Html.tag("header")
                .holding(List.of(Html.tag("p").with("class", "page").holding(heading))));
        body.add(Html.tag("main").with("class", "page").holding(main));
        languages().ifPresent(body::add);
        script.map(PageStyle::script).ifPresent(body::add);
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
                        style.element()));
    }

    private Optional<Html> languages() {
        List<Html> links = offered.stream()
                .filter(other -> !other.language().equals(words.language()))
                .map(this::link)
                .toList();
        return links.isEmpty()
                ? Optional.empty()
                : Optional.of(Html.tag("nav")
                        .with("class", "page")
                        .with("aria-label", words.say("language.choose"))
                        .holding(links));
    }

    private Html link(Words other) {
        return Html.tag("a")
                .with("href", "?" + query + "lang=" + other.language())
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
