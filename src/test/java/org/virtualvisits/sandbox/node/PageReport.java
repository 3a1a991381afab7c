package org.virtualvisits.sandbox.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * A page as a person has it before them, and all that it did since {@link Page#visit}.
 *
 * @param url the address after all redirects
 * @param status the HTTP status of the last document
 * @param text what is visible, as {@code innerText} gives it
 * @param contentWidth the width the page takes, in CSS pixels: more than the window's means sideways scrolling
 * @param errors what the browser's console shows as errors: failed loads, content-security-policy refusals, uncaught exceptions
 * @param navigations the documents loaded in this tab, in order, each redirect included
 * @param requests every request of the tab and of windows it opened
 */
public record PageReport(
        URI url,
        int status,
        String title,
        String text,
        String html,
        int contentWidth,
        List<String> errors,
        List<Navigation> navigations,
        List<Request> requests,
        List<Download> downloads) {

    public record Navigation(URI url, int status) {}

    /** A request; {@code type} is Chromium's word for what it is for: document, stylesheet, image, script, font, fetch, … */
    public record Request(String method, URI url, String type) {}

    public record Download(URI url, String filename) {}

    /** The requests that left this machine, or would have. */
    public List<Request> outside() {
        return requests.stream()
                .filter(request -> request.url().getScheme().startsWith("http"))
                .filter(request -> !"127.0.0.1".equals(request.url().getHost()))
                .toList();
    }

    static PageReport of(JsonNode json) {
        return new PageReport(
                uri(json),
                json.path("status").asInt(),
                json.path("title").asText(),
                json.path("text").asText(),
                json.path("html").asText(),
                json.path("contentWidth").asInt(),
                texts(json.path("errors")),
                each(
                        json.path("navigations"),
                        one -> new Navigation(uri(one), one.path("status").asInt())),
                each(
                        json.path("requests"),
                        one -> new Request(
                                one.path("method").asText(),
                                uri(one),
                                one.path("type").asText())),
                each(
                        json.path("downloads"),
                        one -> new Download(uri(one), one.path("filename").asText())));
    }

    static List<String> texts(JsonNode array) {
        return each(array, JsonNode::asText);
    }

    private static URI uri(JsonNode json) {
        return URI.create(json.path("url").asText());
    }

    private static <T> List<T> each(JsonNode array, Function<JsonNode, T> read) {
        return StreamSupport.stream(array.spliterator(), false).map(read).toList();
    }
}
