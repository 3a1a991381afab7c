package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.MapAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.organisation.AppointmentType;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.ClinicExample;
import org.virtualvisits.core.organisation.Organisation;

/** What the author of a template sees before any patient does. */
final class ExampleMessageTest {

    private static final AppointmentType REVIEW =
            new AppointmentType("TH1", Optional.empty(), "Video review", true, Duration.ofMinutes(20));

    @ParameterizedTest(name = "{0}: {1}, before it was on \"{2}\", late by {3}, and leads to \"{4}\"")
    @CsvSource({
        "CONFIRMATION, booked, '', 0, https://v.example.org/join/ExampleExampleExample0",
        "AMENDMENT, booked, 24/11/2026, 0, https://v.example.org/join/ExampleExampleExample0",
        "LATE, booked, '', 15, https://v.example.org/join/ExampleExampleExample0",
        "CANCELLATION, cancelled, '', 0, ''",
        "IN_PERSON, booked, '', 0, ''",
    })
    void anExampleIsOfItsKindOfMessage(Notice.Kind kind, String status, String before, long late, String link) {
        assertGroup("appointment", kind, Optional.of(REVIEW))
                .containsEntry("status", status)
                .containsEntry("date", "01/12/2026")
                .containsEntry("previous_date", before)
                .containsEntry("late_minutes", late);
        assertGroup("patient", kind, Optional.of(REVIEW)).containsEntry("teams_url", link);
    }

    @Test
    void theKindOfAppointmentIsDescribedWhereOneIsGiven() {
        assertGroup("appointment", Notice.Kind.CONFIRMATION, Optional.of(REVIEW))
                .containsEntry("appointment_type_description", "Video review");
        assertGroup("appointment", Notice.Kind.CONFIRMATION, Optional.empty())
                .containsEntry("appointment_type_description", "");
    }

    private static MapAssert<Object, Object> assertGroup(
            String group, Notice.Kind kind, Optional<AppointmentType> type) {
        Clinic clinic = ClinicExample.of("c").clinic();
        var organisation = new Organisation(
                new OrganisationId("north"), "North", Set.of(), List.of(clinic), List.of(REVIEW), List.of(), List.of());
        return assertThat(new ExampleMessage(URI.create("https://v.example.org/join"), true)
                        .data(
                                organisation,
                                clinic,
                                type,
                                kind,
                                "en",
                                Optional.of("Dr Lee"),
                                Instant.parse("2026-12-01T09:00:00Z"),
                                Duration.ofMinutes(20))
                        .get(group))
                .asInstanceOf(InstanceOfAssertFactories.MAP);
    }
}
