package org.virtualvisits.functions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Function;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.NoticeId;
import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.functions.wire.Json;
import org.virtualvisits.functions.wire.Refusal;

/**
 * The queue messages that wake work, as read: {@code {"visit", "change", "attempt",
 * "correlation"}} and {@code {"visit", "notice", "attempt", "correlation"}}. Ids only (V8). Unknown fields are ignored, so that a newer version's messages
 * do not get lost while two versions run side by side.
 */
final class WakeupJson {

    private static final int MOST_ATTEMPTS = 1_000;

    private WakeupJson() {}

    record ToReconcile(Unsettled.Change change, int attempt, Optional<String> correlation) {}

    record ToSend(VisitId visit, NoticeId notice, int attempt, Optional<String> correlation) {}

    static Optional<ToReconcile> change(String message) {
        return read(
                message,
                node -> new ToReconcile(
                        new Unsettled.Change(new VisitId(text(node, "visit")), text(node, "change")),
                        attempt(node),
                        correlation(node)));
    }

    static Optional<ToSend> notice(String message) {
        return read(
                message,
                node -> new ToSend(
                        new VisitId(text(node, "visit")),
                        new NoticeId(text(node, "notice")),
                        attempt(node),
                        correlation(node)));
    }

    private static <T> Optional<T> read(String message, Function<ObjectNode, T> reader) {
        try {
            return Optional.of(reader.apply(Json.object(message)));
        } catch (Refusal | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String text(ObjectNode node, String name) {
        String text = node.path(name).asText("");
        if (text.isEmpty() || text.length() > 100) {
            throw new IllegalArgumentException(name);
        }
        return text;
    }

    /** Absent from messages of earlier releases; work is not lost for want of it. */
    private static Optional<String> correlation(ObjectNode node) {
        return Optional.of(node.path("correlation").asText("")).filter(Cause::isCorrelation);
    }

    private static int attempt(ObjectNode node) {
        int attempt = node.path("attempt").asInt(1);
        if (attempt < 1 || attempt > MOST_ATTEMPTS) {
            throw new IllegalArgumentException("attempt");
        }
        return attempt;
    }
}
