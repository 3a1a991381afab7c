package org.virtualvisits.functions.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.HttpStatus;
import java.time.Duration;
import java.util.List;

/**
 * Why a request was not accepted, and what to mend (RFC 9457). Never holds a value that was sent.
 *
 * @param word names the kind for ever; the type is {@code /problems/<word>}, explained in docs/reference/api.md
 * @param title the kind in words
 * @param detail what to do about it
 * @param errors field by field, where a document's content is wrong
 * @param retryAfter in how many seconds the same may be accepted ({@code Retry-After}, RFC 9110 10.2.3); 0 if it never will
 */
public record Problem(
        HttpStatus status, String word, String title, String detail, List<Violation> errors, long retryAfter) {

    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Keeps its own copy. */
    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem without fields. */
    public Problem(HttpStatus status, String word, String title, String detail) {
        this(status, word, title, detail, List.of());
    }

    /** A problem that stays until the document is mended. */
    public Problem(HttpStatus status, String word, String title, String detail, List<Violation> errors) {
        this(status, word, title, detail, errors, 0);
    }

    /** The caller has not proved who it is. One text for every cause, so that it tells a guesser nothing. */
    public static Problem unauthorised() {
        return new Problem(
                HttpStatus.UNAUTHORIZED,
                "unauthorised",
                "The caller is not recognised",
                "Send the bearer token of a configured source, or sign the request by Standard Webhooks with a current"
                        + " timestamp and name the source in x-visits-source.");
    }

    /** There is no such thing, or it is not the caller's. */
    public static Problem notFound() {
        return new Problem(
                HttpStatus.NOT_FOUND,
                "not-found",
                "There is nothing here",
                "Check the ids in the path; what belongs to another caller is not shown either.");
    }

    /** A document that can be parsed, but not used. */
    public static Problem invalid(String detail) {
        return new Problem(HttpStatus.UNPROCESSABLE_ENTITY, "invalid", "The content cannot be used", detail);
    }

    /** Something failed that the caller cannot mend; nothing was left half-done. */
    public static Problem unavailable() {
        return new Problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "unavailable",
                "The request could not be handled just now",
                "Send the same request again in a few seconds; sending twice does no harm.",
                List.of(),
                5);
    }

    /** The caller has sent more than leaves room for others. */
    public static Problem tooOften(Duration wait) {
        return new Problem(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-often",
                "The caller sends too many requests",
                "Send the same request again after the seconds in Retry-After; sending twice does no harm.",
                List.of(),
                wait.toSeconds() + 1);
    }

    /** One thing that is wrong in a document. */
    public record Violation(String pointer, String detail) {}

    String json() {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("type", "/problems/" + word)
                .put("title", title)
                .put("status", status.value())
                .put("detail", detail);
        if (!errors.isEmpty()) {
            ArrayNode list = node.putArray("errors");
            errors.forEach(
                    error -> list.addObject().put("pointer", error.pointer()).put("detail", error.detail()));
        }
        return node.toString();
    }
}
