package org.virtualvisits.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.virtualvisits.functions.ConfigurationJson;

/** The configuration's page has the fields of the document that the product writes. */
final class ConfigurationDocumentTest {

    /** Only ever read: what they hold is kept, and written, as digests. */
    private static final Map<String, String> READ_ONLY =
            Map.of("Organisation", "administratorToken", "Source", "token");

    private static final Map<String, String> LISTS = Map.of(
            "Clinic",
            "clinics",
            "Appointment type",
            "appointmentTypes",
            "Clinician",
            "clinicians",
            "Source",
            "sources");

    private final Markdown page = Markdown.of("docs/reference/configuration.md");
    private final ObjectNode written = ConfigurationJson.write(ConfigurationJson.load(example()));

    @Test
    void everySectionHasTheFieldsThatAreWrittenAndNoOther() {
        assertThat(fields("Organisation", Set.of(written))).isEqualTo(documented("Organisation"));
        assertThat(LISTS)
                .allSatisfy((section, list) -> assertThat(fields(section, written.path(list)))
                        .as(section)
                        .isEqualTo(documented(section)));
    }

    @Test
    void whereASourceCanBeAskedHasTheFieldsThatAreWrittenAndNoOther() {
        Set<String> names = new TreeSet<>();
        for (JsonNode source : written.path("sources")) {
            source.path("fhir").fieldNames().forEachRemaining(names::add);
            source.at("/fhir/signIn").fieldNames().forEachRemaining(names::add);
        }

        assertThat(names).isEqualTo(documented("Where a source can be asked"));
    }

    private Set<String> documented(String section) {
        return page.section(section).rows().stream()
                .flatMap(row -> Markdown.code(row.getFirst()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> fields(String section, Iterable<? extends JsonNode> items) {
        var fields = new TreeSet<String>();
        items.forEach(item -> item.fieldNames().forEachRemaining(fields::add));
        if (READ_ONLY.containsKey(section)) {
            fields.add(READ_ONLY.get(section));
        }
        return fields;
    }

    /** The sandbox's organisation, with the fields that none of its items uses. */
    private static String example() {
        try {
            return Files.readString(Path.of("src/test/resources/sandbox/organisation.json"))
                    .replace(
                            "\"code\": \"telehealth\"",
                            "\"code\": \"telehealth\", \"system\": \"https://example.org/types\", \"reminders\": []")
                    .replace(
                            "\"name\": \"Example EHR\"",
                            "\"fhir\": {\"baseUrl\": \"https://a.example.org\", \"signIn\": {\"tokenSecret\": \"s\"}},"
                                    + "\"name\": \"Example EHR\"")
                    .replace(
                            "\"name\": \"Example EHR that signs\"",
                            "\"fhir\": {\"baseUrl\": \"https://b.example.org\", \"signIn\": {\"tokenUrl\":"
                                    + "\"https://b.example.org/token\", \"clientId\": \"c\", \"keySecret\": \"k\","
                                    + "\"keyId\": \"1\"}}, \"name\": \"Example EHR that signs\"")
                    .replace("\"opensBefore\"", "\"startingNotice\": \"PT10M\", \"opensBefore\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
