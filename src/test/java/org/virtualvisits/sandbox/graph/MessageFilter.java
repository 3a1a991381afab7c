package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of {@code $filter} on messages that is simulated: comparisons and extended properties, joined by and. */
final class MessageFilter {

    private static final String TEXT = "'((?:[^']|'')*)'";
    private static final Pattern EXTENDED = Pattern.compile(
            "singleValueExtendedProperties/any\\(\\s*(\\w+)\\s*:\\s*\\1/id\\s+eq\\s+" + TEXT
                    + "\\s+and\\s+\\1/value\\s+eq\\s+" + TEXT + "\\s*\\)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern COMPARISON =
            Pattern.compile("(\\w+)\\s+(eq|ne|lt|le|gt|ge)\\s+(" + TEXT + "|[^\\s')]+)");
    private static final Pattern AND = Pattern.compile("\\s+and\\s+", Pattern.CASE_INSENSITIVE);
    private static final Set<String> TEXTS = Set.of("internetMessageId", "subject", "conversationId");
    private static final Set<String> BOOLEANS = Set.of("isDraft", "isRead", "hasAttachments");
    private static final Set<String> TIMES =
            Set.of("createdDateTime", "lastModifiedDateTime", "receivedDateTime", "sentDateTime");

    private MessageFilter() {}

    static Predicate<StoredMessage> parse(String filter) {
        String rest = filter.strip();
        Predicate<StoredMessage> all = message -> true;
        while (true) {
            Matcher extended = EXTENDED.matcher(rest);
            Matcher comparison = COMPARISON.matcher(rest);
            int end;
            if (extended.lookingAt()) {
                String id = ExtendedProperties.canonical(unquoted(extended.group(2)));
                String value = unquoted(extended.group(3));
                all = all.and(message -> ExtendedProperties.has(message.properties(), id, value));
                end = extended.end();
            } else if (comparison.lookingAt()) {
                all = all.and(comparison(comparison.group(1), comparison.group(2), comparison.group(3)));
                end = comparison.end();
            } else {
                throw invalid();
            }
            rest = rest.substring(end);
            if (rest.isBlank()) {
                return all;
            }
            Matcher and = AND.matcher(rest);
            if (!and.lookingAt()) {
                throw invalid();
            }
            rest = rest.substring(and.end());
        }
    }

    private static Predicate<StoredMessage> comparison(String name, String operator, String literal) {
        if (TEXTS.contains(name) && literal.startsWith("'")) {
            String value = unquoted(literal.substring(1, literal.length() - 1));
            return equality(
                    operator,
                    message -> message.properties().path(name).asText().equals(value));
        }
        if (BOOLEANS.contains(name) && Set.of("true", "false").contains(literal)) {
            return equality(
                    operator,
                    message -> message.properties().path(name).asText().equals(literal));
        }
        if (TIMES.contains(name)) {
            return order(name, operator, literal);
        }
        throw invalid();
    }

    private static Predicate<StoredMessage> equality(String operator, Predicate<StoredMessage> equal) {
        return switch (operator) {
            case "eq" -> equal;
            case "ne" -> equal.negate();
            default -> throw invalid();
        };
    }

    private static Predicate<StoredMessage> order(String name, String operator, String literal) {
        OffsetDateTime wanted;
        try {
            wanted = OffsetDateTime.parse(literal);
        } catch (DateTimeException notATime) {
            throw invalid();
        }
        return message -> {
            JsonNode value = message.properties().path(name);
            if (!value.isTextual()) {
                return false;
            }
            int order = OffsetDateTime.parse(value.asText()).toInstant().compareTo(wanted.toInstant());
            return switch (operator) {
                case "eq" -> order == 0;
                case "ne" -> order != 0;
                case "lt" -> order < 0;
                case "le" -> order <= 0;
                case "gt" -> order > 0;
                default -> order >= 0;
            };
        };
    }

    private static String unquoted(String text) {
        return text.replace("''", "'");
    }

    private static GraphError invalid() {
        return GraphError.badRequest("Invalid filter clause");
    }
}
