package org.virtualvisits.functions.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.poll.Page;
import org.virtualvisits.core.visit.AppointmentChange.Content;
import org.virtualvisits.core.visit.AppointmentStatus;
import org.virtualvisits.core.visit.Version;
import org.virtualvisits.core.visit.VisitExamples;
import org.virtualvisits.core.visit.Wanted;

final class SearchPageTest {

    private static final Instant ASKED = Instant.parse("2026-11-22T09:00:00Z");
    private static final VisitId VISIT = VisitExamples.id();

    private static final String APPOINTMENT = """
            {"resource": {"resourceType": "Appointment", "id": "%s", "status": "booked",
              "meta": {"versionId": "%s", "lastUpdated": "2026-11-22T08:59:0%s.5Z"}, "start": "2026-12-01T09:00:00Z",
              "participant": [{"actor": {"reference": "Patient/p-1"}, "status": "accepted"}]},
             "search": {"mode": "match"}}""";

    private static final String PATIENT = """
            {"fullUrl": "https://ehr.example.org/fhir/Patient/p-1", "search": {"mode": "include"},
             "resource": {"resourceType": "Patient", "id": "p-1", "telecom": [
               {"system": "phone", "use": "mobile", "value": "07700 900123"}]}}""";

    private static final String OUTCOME = """
            {"search": {"mode": "outcome"}, "resource": {"resourceType": "OperationOutcome", "issue": []}}""";

    private final Page.Reader reader = new SearchPage();

    @Test
    void appointmentsComeInOrderWithTheirVersionsAndAsOfWhenTheyWereAskedFor() {
        Page page = read(bundle("", APPOINTMENT.formatted("a", "3", "1"), APPOINTMENT.formatted("b", "2-1", "2")));

        assertThat(page.found())
                .extracting(found -> found.change().appointmentId())
                .containsExactly("a", "b");
        Page.Found first = page.found().getFirst();
        assertThat(first.updated()).contains(Instant.parse("2026-11-22T08:59:01.5Z"));
        assertThat(first.change().version().number()).hasValue(3);
        assertThat(first.change().version().arrived()).isEqualTo(Version.asked(ASKED));
        assertThat(page.found().get(1).change().version().number()).isEmpty();
        assertThat(first.change().delivery()).isEmpty();
    }

    @Test
    void aPatientThatWasIncludedIsTheAppointmentsPatient() {
        Page page = read(bundle("", APPOINTMENT.formatted("a", "1", "1"), PATIENT, OUTCOME));

        assertThat(page.found()).hasSize(1);
        assertThat(page.unreadable()).isZero();
        assertThat(wanted(page).patients())
                .singleElement()
                .satisfies(patient -> assertThat(patient.phone()).contains("07700 900123"));
        assertThat(wanted(page).status()).isEqualTo(AppointmentStatus.BOOKED);
    }

    @Test
    void anAppointmentThatCannotBeToldFromOthersIsCountedAndHidesNoOther() {
        String nameless = "{\"resource\": {\"resourceType\": \"Appointment\", \"status\": \"booked\"}}";
        String odd = "{\"resource\": 7}, 7, {\"resource\": {\"resourceType\": \"Slot\", \"id\": \"x\"}}";

        Page page = read(bundle("", nameless, odd, APPOINTMENT.formatted("a", "1", "1")));

        assertThat(page.found()).hasSize(1);
        assertThat(page.unreadable()).isEqualTo(1);
    }

    @Test
    void theNextLinkAndWhetherItIsSortedAreRead() {
        String links = """
                {"relation": "self", "url": "https://x/fhir/Appointment?_lastUpdated=gt1&_sort=_lastUpdated"},
                {"relation": "next", "url": "https://x/fhir?_getpages=1"}""";

        assertThat(read(bundle(links)).next()).contains("https://x/fhir?_getpages=1");
        assertThat(read(bundle(links)).sorted()).isTrue();
        assertThat(read(bundle("")).next()).isEmpty();
        assertThat(read(bundle("{\"relation\": \"self\", \"url\": \"https://x/fhir/Appointment\"}"))
                        .sorted())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{}",
                "{\"resourceType\": \"OperationOutcome\"}",
                "{\"resourceType\": \"Bundle\", \"type\": \"history\"}",
                "{\"resourceType\": \"Bundle\", \"type\": \"searchset\""
            })
    void whatIsNoPageIsNone(String json) {
        assertThat(reader.read(json, ASKED)).isEmpty();
    }

    @Test
    void aPageNestedDeeperThanAnyHonestOneIsNone() {
        String deep = "{\"a\":".repeat(200) + "1" + "}".repeat(200);

        assertThat(reader.read(bundle("", "{\"resource\":" + deep + "}"), ASKED))
                .isEmpty();
    }

    private Page read(String json) {
        return reader.read(json, ASKED).orElseThrow();
    }

    private static Wanted wanted(Page page) {
        Content content = page.found().getFirst().change().content();
        return Optional.of(content)
                .filter(Content.State.class::isInstance)
                .map(Content.State.class::cast)
                .map(state -> state.wanted().apply(VISIT))
                .orElseThrow();
    }

    private static String bundle(String links, String... entries) {
        return "{\"resourceType\": \"Bundle\", \"type\": \"searchset\", \"link\": [" + links + "], \"entry\": ["
                + String.join(",", entries) + "]}";
    }
}
