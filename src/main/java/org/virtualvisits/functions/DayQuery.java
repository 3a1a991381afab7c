package org.virtualvisits.functions;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.virtualvisits.core.feed.ShowDay;
import org.virtualvisits.core.feed.ShowDay.Only;
import org.virtualvisits.core.kernel.ClinicId;

/**
 * What the day list's address says. It holds ids from configuration only, nobody's name (V8); what it cannot read counts
 * as not said.
 */
record DayQuery(
        Optional<String> language,
        Optional<String> organisation,
        Optional<LocalDate> date,
        Optional<ClinicId> clinic,
        Optional<String> clinician,
        Only only) {

    static DayQuery of(Function<String, Optional<String>> field) {
        return new DayQuery(
                field.apply("lang").filter(its -> its.matches("[a-z]{2}")),
                field.apply("organisation").filter(its -> its.length() <= 40),
                field.apply("date").flatMap(DayQuery::date),
                field.apply("clinic").flatMap(DayQuery::clinic),
                field.apply("clinician").filter(its -> its.length() <= 200),
                field.apply("only").flatMap(DayQuery::only).orElse(Only.ALL));
    }

    ShowDay.Wish wish() {
        return new ShowDay.Wish(date, clinic, clinician, only);
    }

    DayQuery on(LocalDate other) {
        return new DayQuery(language, organisation, Optional.of(other), clinic, clinician, only);
    }

    DayQuery showing(Only other) {
        return new DayQuery(language, organisation, date, clinic, clinician, other);
    }

    DayQuery in(String otherLanguage) {
        return new DayQuery(Optional.of(otherLanguage), organisation, date, clinic, clinician, only);
    }

    /** Every field that says something, by name. */
    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        organisation.ifPresent(value -> fields.put("organisation", value));
        date.ifPresent(value -> fields.put("date", value.toString()));
        clinic.ifPresent(value -> fields.put("clinic", value.value()));
        clinician.ifPresent(value -> fields.put("clinician", value));
        if (only != Only.ALL) {
            fields.put("only", word(only));
        }
        language.ifPresent(value -> fields.put("lang", value));
        return fields;
    }

    /** As a query, ending in {@code &} if it says anything. */
    String text() {
        return fields().entrySet().stream()
                .map(field -> field.getKey() + "=" + FormBody.encoded(field.getValue()) + "&")
                .collect(Collectors.joining());
    }

    /** As a query without the language, ending in {@code &} if it says anything. */
    String textWithoutLanguage() {
        return new DayQuery(Optional.empty(), organisation, date, clinic, clinician, only).text();
    }

    static String word(Only only) {
        return only.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Only> only(String text) {
        return Arrays.stream(Only.values())
                .filter(one -> word(one).equals(text))
                .findFirst();
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(its -> its.getYear() > 1990 && its.getYear() < 2200);
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }

    private static Optional<ClinicId> clinic(String text) {
        try {
            return Optional.of(new ClinicId(text));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
