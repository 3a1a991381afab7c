package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A page of a mailbox's messages, newest first (Graph page "user-list-messages": ten a page unless asked). */
final class MessageList {

    private static final int PAGE = 10;
    private static final int LARGEST_PAGE = 1_000;
    private static final Set<String> OPTIONS = Set.of("$filter", "$select", "$expand", "$top", "$skip", "$orderby");

    private final MailStore store;
    private final MessageShape shape;

    MessageList(MailStore store, MessageShape shape) {
        this.store = store;
        this.shape = shape;
    }

    static String context(SimulatedUser owner) {
        return "https://graph.microsoft.com/v1.0/$metadata#users('%s')/messages".formatted(owner.objectId());
    }

    Answer answer(Call call, SimulatedUser owner, Predicate<StoredMessage> within) {
        call.query().keySet().forEach(option -> {
            if (!OPTIONS.contains(option)) {
                throw GraphError.badRequest("The query option '%s' is not simulated.".formatted(option));
            }
        });
        int top = number(call, "$top", PAGE, 1, LARGEST_PAGE);
        int skip = number(call, "$skip", 0, 0, Integer.MAX_VALUE - LARGEST_PAGE);
        Predicate<StoredMessage> wanted = call.option("$filter")
                .map(MessageFilter::parse)
                .map(within::and)
                .orElse(within);
        List<StoredMessage> found = ordered(
                call, store.all(owner.objectId()).stream().filter(wanted).toList());
        ObjectNode body = Json.object().put("@odata.context", context(owner));
        ArrayNode page = body.putArray("value");
        found.stream().skip(skip).limit(top).forEach(message -> page.add(shape.seen(call, message)));
        if (found.size() > skip + top) {
            body.put("@odata.nextLink", nextLink(call, skip + top));
        }
        return Answer.json(200, body);
    }

    /** Newest first; or by arrival, where the filter begins with it (Graph page "user-list-messages"). */
    private static List<StoredMessage> ordered(Call call, List<StoredMessage> found) {
        if (call.option("$orderby").isEmpty()) {
            return found;
        }
        if (!call.option("$orderby").get().equals("receivedDateTime")
                || !call.option("$filter").orElse("").startsWith("receivedDateTime ")) {
            throw new GraphError(
                    400, "InefficientFilter", "The restriction or sort order is too complex for this operation.");
        }
        return found.stream()
                .sorted(Comparator.comparing(
                        message -> message.properties().path("receivedDateTime").asText()))
                .toList();
    }

    static int number(Call call, String option, int otherwise, int least, int most) {
        String given = call.option(option).orElse(Integer.toString(otherwise));
        if (!given.matches("\\d{1,9}") || Integer.parseInt(given) < least || Integer.parseInt(given) > most) {
            throw GraphError.badRequest("The value '%s' for %s is not valid.".formatted(given, option));
        }
        return Integer.parseInt(given);
    }

    /** Absolute, on the host that was called, with the query as it was and a new {@code $skip}. */
    static String nextLink(Call call, int skip) {
        return nextLink(call, "$skip", skip);
    }

    static String nextLink(Call call, String option, int at) {
        Map<String, String> options = new LinkedHashMap<>(call.query());
        options.put(option, Integer.toString(at));
        String query = options.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return "http://%s%s?%s"
                .formatted(
                        call.header("Host").orElse("graph.microsoft.com"),
                        call.target().getRawPath(),
                        query);
    }
}
