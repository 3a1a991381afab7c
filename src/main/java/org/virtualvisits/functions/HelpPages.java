package org.virtualvisits.functions;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Pages that help a patient who has no link before them. They know nobody, and say the same to everybody. */
final class HelpPages {

    private HelpPages() {}

    /** Where somebody asks for their lost link. */
    static HttpResponseMessage recover(HttpRequestMessage<?> request, HttpStatus status, Optional<String> fault) {
        Words words = words(request);
        var content = new ArrayList<Html>();
        fault.ifPresent(key -> content.add(Html.tag("p")
                .with("class", "fault")
                .with("id", "fault")
                .with("role", "alert")
                .holding(words.say(key))));
        content.add(paragraph(words, "recover.what"));
        content.add(Html.tag("form")
                .with("method", "post")
                .with("action", "?lang=" + words.language())
                .holding(List.of(
                        Html.tag("label").with("for", "address").holding(words.say("recover.address")),
                        Html.tag("input")
                                .with("id", "address")
                                .with("name", "address")
                                .with("type", "text")
                                .with("inputmode", "email")
                                .with("autocomplete", "email")
                                .with("spellcheck", "false")
                                .with("required", "")
                                .with("aria-describedby", fault.map(key -> "fault"))
                                .with("aria-invalid", fault.map(key -> "true"))
                                .alone(),
                        Html.tag("button").with("type", "submit").holding(words.say("recover.go")))));
        content.add(paragraph(words, "recover.else"));
        content.add(device(words));
        return page(request, status, words, "recover.title", content);
    }

    /** What everybody is told who has asked. */
    static HttpResponseMessage asked(HttpRequestMessage<?> request) {
        Words words = words(request);
        List<Html> content = Stream.of("asked.if", "asked.wait", "asked.phone")
                .map(key -> paragraph(words, key))
                .toList();
        return page(request, HttpStatus.OK, words, "asked.title", content);
    }

    /** How to see in time that camera, microphone and browser will do. */
    static HttpResponseMessage deviceCheck(HttpRequestMessage<?> request) {
        Words words = words(request);
        var content = new ArrayList<Html>();
        content.add(paragraph(words, "device.what"));
        for (String part : List.of("browser", "camera", "sound", "internet", "before")) {
            content.add(Html.tag("h2").holding(words.say("device." + part + ".title")));
            content.add(Html.tag("ul")
                    .holding(Stream.of("1", "2", "3")
                            .map(number -> Html.tag("li").holding(words.say("device." + part + "." + number)))
                            .toList()));
        }
        content.add(Html.tag("h2").holding(words.say("device.fails.title")));
        content.add(paragraph(words, "device.fails"));
        content.add(Html.tag("p")
                .holding(Html.tag("a")
                        .with("href", "recover?lang=" + words.language())
                        .holding(words.say("device.recover"))));
        return page(request, HttpStatus.OK, words, "device.title", content);
    }

    private static Html device(Words words) {
        return Html.tag("p")
                .holding(Html.tag("a")
                        .with("href", "device-check?lang=" + words.language())
                        .holding(words.say("recover.device")));
    }

    private static Html paragraph(Words words, String key) {
        return Html.tag("p").holding(words.say(key));
    }

    private static Words words(HttpRequestMessage<?> request) {
        return Words.among(Words.help(), StaffPages.query(request, "lang"));
    }

    private static HttpResponseMessage page(
            HttpRequestMessage<?> request, HttpStatus status, Words words, String title, List<Html> content) {
        PageFrame.Page page = new PageFrame(
                        words, Words.help(), words.say("page.suffix"), PageStyle.HELP, "", Optional.empty())
                .around(title, content);
        HttpResponseMessage.Builder response =
                PageHeaders.onHelpPage(request.createResponseBuilder(status), page.language());
        return request.getHttpMethod() == HttpMethod.HEAD
                ? response.build()
                : response.body(page.html()).build();
    }
}
