package org.virtualvisits.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What must not be found, and the search for it in whatever way it is written. */
final class PersonalDetails {

    private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");
    private static final int DIGITS_THAT_TELL = 9;

    private final Map<String, Pattern> details = new LinkedHashMap<>();

    /** Somewhere that text may lie, and the text. */
    record Find(String place, String text) {}

    /** Each word of a name, by itself. Short words count only in their own capitals. */
    PersonalDetails name(String name) {
        WORD.matcher(name)
                .results()
                .map(word -> word.group())
                .forEach(word -> details.put(
                        "name " + word,
                        Pattern.compile(
                                "(?<![\\p{L}\\d])" + Pattern.quote(word) + "(?![\\p{L}\\d])",
                                word.length() > 3 ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0)));
        return this;
    }

    /** Any text, whatever its case. */
    PersonalDetails text(String text) {
        details.put("text " + text, Pattern.compile(Pattern.quote(text), Pattern.CASE_INSENSITIVE));
        return this;
    }

    /** A number by its last nine digits, whatever stands between them. */
    PersonalDetails number(String number) {
        String digits = number.replaceAll("\\D", "");
        String tail = digits.substring(Math.max(0, digits.length() - DIGITS_THAT_TELL));
        details.put(
                "number " + number,
                Pattern.compile(
                        tail.chars().mapToObj(Character::toString).collect(Collectors.joining("[\\s().,/_-]{0,3}"))));
        return this;
    }

    /** The details of every contained patient of a resource. */
    PersonalDetails patientsOf(JsonNode resource) {
        for (JsonNode contained : resource.findParents("telecom")) {
            contained.findValues("family").forEach(this::names);
            contained.findValues("given").forEach(this::names);
            contained
                    .at("/telecom")
                    .forEach(telecom -> contact(telecom.path("value").asText()));
            contained
                    .at("/identifier")
                    .forEach(identifier -> text(identifier.path("value").asText()));
        }
        return this;
    }

    private void names(JsonNode names) {
        (names.isArray() ? names : List.of(names)).forEach(name -> name(firstLine(name.asText())));
    }

    private void contact(String value) {
        if (value.contains("@")) {
            text(firstLine(value).replace("mailto:", ""));
        } else {
            number(firstLine(value));
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    int size() {
        return details.size();
    }

    /** What was found where; each line names the detail and the text around it. */
    List<String> in(Collection<Find> texts) {
        return texts.stream()
                .flatMap(find -> details.entrySet().stream()
                        .filter(detail -> isIn(find.text(), detail.getValue()))
                        .map(detail -> detail.getKey() + " in " + find.place() + ": " + find.text()))
                .toList();
    }

    private static boolean isIn(String text, Pattern detail) {
        return detail.matcher(text).find() || detail.matcher(decoded(text)).find();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
