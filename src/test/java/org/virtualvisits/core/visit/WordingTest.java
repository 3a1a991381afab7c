package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Facts;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.NoticeId;
import org.virtualvisits.core.organisation.AppointmentType;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Reminding;
import org.virtualvisits.golden.Golden;

final class WordingTest {

    private static final Path DOCUMENT = Path.of("docs/reference/templates.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9_.]+)` \\|");

    private static final Instant START = Instant.parse("2027-04-06T15:40:00Z");
    private static final Instant BEFORE = Instant.parse("2027-03-24T11:00:00Z");
    private static final URI LINK = URI.create("http://127.0.0.1:7071/api/join/7Kq2Xw9TbN4mP6rS8vZ1aC");

    private static final Patient ADA = new Patient(
            "0123456789ab",
            Optional.of("Ms"),
            Optional.of("Ada"),
            Optional.of("Example"),
            Optional.of("Ms Ada Example"),
            Optional.of("07700 900123"),
            Optional.of("ada@example.org"),
            Optional.empty());

    @ParameterizedTest
    @CsvSource({
        "en, CONFIRMATION",
        "en, AMENDMENT",
        "en, CANCELLATION",
        "en, IN_PERSON",
        "cy, CONFIRMATION",
        "cy, AMENDMENT",
        "cy, CANCELLATION",
        "cy, IN_PERSON",
        "en, REMINDER",
        "en, STARTING",
        "en, LATE",
        "en, MISSED",
        "cy, REMINDER",
        "cy, STARTING",
        "cy, LATE",
        "cy, MISSED"
    })
    void templatesAreGivenExactlyThis(String language, Notice.Kind kind) throws JsonProcessingException {
        String json = JsonMapper.builder()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(data(language, kind));

        Golden.check("message/%s-%s.in.json".formatted(language, kind), json + "\n");
    }

    @Test
    void theDocumentListsExactlyTheVariablesThereAre() throws IOException {
        var documented = new TreeSet<String>();
        String section = Files.readString(DOCUMENT).split("## Variables|## What")[1];
        ROW.matcher(section).results().forEach(row -> documented.add(row.group(1)));

        assertThat(documented).isEqualTo(names(data("en", Notice.Kind.AMENDMENT)));
    }

    @ParameterizedTest
    @CsvSource({"CONFIRMATION", "AMENDMENT", "CANCELLATION", "IN_PERSON", "REMINDER", "STARTING", "LATE", "MISSED"})
    void everyVariableIsThereForEveryNoticeSoThatNoTemplateBreaksByChance(Notice.Kind kind) {
        assertThat(names(data("en", kind))).isEqualTo(names(data("en", Notice.Kind.AMENDMENT)));
    }

    @Test
    void timesAreTheClinicsAndNameItsZoneOnBothSidesOfTheChangeOfClocks() {
        assertThat(data("en", Notice.Kind.AMENDMENT).get("appointment"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("start_time", "16:40")
                .containsEntry("start_time_12h", "4:40pm")
                .containsEntry("zone", "BST")
                .containsEntry("date", "06/04/2027")
                .containsEntry("previous_start_time", "11:00")
                .containsEntry("previous_zone", "GMT");
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/London, 06/04/2027, 16:40, BST, 11:00, GMT",
        "America/New_York, 06/04/2027, 11:40, EDT, 07:00, EDT",
        "Asia/Kolkata, 06/04/2027, 21:10, IST, 16:30, IST",
        "Australia/Adelaide, 07/04/2027, 01:10, ACST, 21:30, ACDT",
        "Pacific/Apia, 07/04/2027, 04:40, GMT+13:00, 00:00, GMT+13:00",
    })
    void aReaderElsewhereIsToldTheirOwnTimeAndItsZone(
            String zone, String date, String time, String name, String previous, String previousName) {
        assertThat(data("en", Notice.Kind.AMENDMENT, ZoneId.of(zone)).get("appointment"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("date", date)
                .containsEntry("start_time", time)
                .containsEntry("zone", name)
                .containsEntry("previous_start_time", previous)
                .containsEntry("previous_zone", previousName);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "Etc/GMT-8, 11:40pm",
        "Etc/GMT-9, 12:40am",
        "Etc/GMT-10, 1:40am",
        "Etc/GMT+4, 11:40am",
        "Etc/GMT+3, 12:40pm",
        "Etc/GMT+2, 1:40pm"
    })
    void midnightAndNoonAreTwelve(String zone, String words) {
        assertThat(data("en", Notice.Kind.CONFIRMATION, ZoneId.of(zone)).get("appointment"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("start_time_12h", words);
    }

    @ParameterizedTest(name = "{0} says to who comes along: {1}")
    @CsvSource({
        "CONFIRMATION, stands",
        "AMENDMENT, stands moved",
        "CANCELLATION, cancelled",
        "IN_PERSON, in_person",
        "REMINDER, stands near",
        "STARTING, stands near",
        "LATE, stands late",
    })
    void whoComesAlongIsToldWhatHappensToTheVisit(Notice.Kind kind, String words) {
        var facts = new Facts(START, START.plus(Duration.ofMinutes(20)), new ClinicId("springfield"), "Dr Bea Sample");
        var notice = new Notice(
                new NoticeId("000001-sms-p1"),
                ADA.key(),
                Channel.SMS,
                "m",
                kind,
                facts,
                Optional.of(BEFORE),
                Duration.ofMinutes(15),
                1,
                new Notice.State.Planned(),
                0,
                BEFORE);

        Map<String, Object> data = new Wording(clinic(), organisation(), "en", clinic().zone(), false)
                .ofCompanion(ADA.as(Patient.Role.INTERPRETER), notice, Optional.of(LINK));

        Map<?, ?> visit = Objects.requireNonNull((Map<?, ?>) data.get("visit"));
        assertThat(Stream.of("stands", "moved", "cancelled", "in_person", "late", "near")
                        .filter(word -> Boolean.TRUE.equals(visit.get(word))))
                .containsExactlyInAnyOrder(words.split(" "));
        assertThat(visit.get("start_time")).isEqualTo("16:40");
        assertThat(visit.get("expected_start_time")).isEqualTo(kind == Notice.Kind.LATE ? "16:55" : "");
        assertThat(visit.get("link")).isEqualTo(LINK.toString());
        assertThat(data.get("reader")).isEqualTo(Map.of("display_name", "Ms Ada Example", "interpreter", true));
        assertThat(data.toString()).doesNotContain("Sample", "preparation");
    }

    @ParameterizedTest(name = "in {0} one prepares by {1}")
    @CsvSource({"en, Find a quiet room.", "cy, Find a quiet room.", "fr, Cherchez le calme."})
    void howToPrepareIsToldInTheFirstLanguageThereIsIfNotInTheReadersOwn(String language, String first) {
        Map<String, String> preparation = Map.of(
                "en", "Find a quiet room.\n\n \nCharge your phone.",
                "fr", "Cherchez le calme.");

        Map<String, Object> data = confirmation(language, ADA, clinic(preparation), Optional.empty());

        assertThat(data.get("preparation_lines"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .first()
                .isEqualTo(first);
    }

    @Test
    void linesWithNothingInThemAreNoPreparation() {
        Map<String, String> preparation = Map.of("en", "Find a quiet room.\n\n \nCharge your phone.");

        assertThat(confirmation("en", ADA, clinic(preparation), Optional.empty()))
                .containsEntry("preparation_lines", List.of("Find a quiet room.", "Charge your phone."));
    }

    @ParameterizedTest(name = "\"{0}\" and \"{1}\" are \"{2}\"")
    @CsvSource({"Ada, Example, Ada Example", "Ada, '', Ada", "'', Example, Example", "'', '', ''"})
    void whoHasNoFullNameIsCalledByItsParts(String given, String family, String called) {
        var patient = new Patient(
                "0123456789ab",
                Optional.empty(),
                Optional.of(given).filter(name -> !name.isEmpty()),
                Optional.of(family).filter(name -> !name.isEmpty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThat(confirmation("en", patient, clinic(), Optional.empty()).get("patient"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("display_name", called);
    }

    @Test
    void aVisitHasMovedOnlyIfItsTimeIsAnother() {
        assertThat(confirmation("en", ADA, clinic(), Optional.of(BEFORE)).get("appointment"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("moved", true);
        assertThat(confirmation("en", ADA, clinic(), Optional.of(START)).get("appointment"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("moved", false);
    }

    private static Map<String, Object> confirmation(
            String language, Patient patient, Clinic clinic, Optional<Instant> previous) {
        var facts = new Facts(START, START.plus(Duration.ofMinutes(20)), clinic.id(), "Dr Bea Sample");
        return new Wording(clinic, organisation(), language, clinic.zone(), false)
                .data(patient, facts, previous, Duration.ZERO, visit(), Optional.of(LINK));
    }

    private static Set<String> names(Map<String, ?> data) {
        var names = new TreeSet<String>();
        data.forEach((name, value) -> collect(name, value, names));
        return names;
    }

    private static void collect(String name, Object value, Set<String> names) {
        if (value instanceof Map<?, ?> group) {
            group.forEach((key, inner) -> collect(name + "." + key, inner, names));
        } else {
            names.add(name);
        }
    }

    private static Map<String, Object> data(String language, Notice.Kind kind) {
        return data(language, kind, clinic().zone());
    }

    private static Map<String, Object> data(String language, Notice.Kind kind, ZoneId zone) {
        var facts = new Facts(START, START.plus(Duration.ofMinutes(20)), new ClinicId("springfield"), "Dr Bea Sample");
        return new Wording(clinic(), organisation(), language, zone, false)
                .data(
                        ADA,
                        facts,
                        kind == Notice.Kind.AMENDMENT ? Optional.of(BEFORE) : Optional.empty(),
                        kind == Notice.Kind.LATE ? Duration.ofMinutes(15) : Duration.ZERO,
                        visit(),
                        kind.standing() ? Optional.of(LINK) : Optional.empty());
    }

    private static Clinic clinic() {
        return clinic(Map.of());
    }

    private static Clinic clinic(Map<String, String> preparation) {
        return new Clinic(
                new ClinicId("springfield"),
                "cardiology",
                "north",
                Optional.of("Springfield Clinic"),
                ZoneId.of("Europe/London"),
                "GB",
                "01632 960123",
                new Clinic.Location("Springfield Health Centre", "1 Spring Lane, Springfield"),
                "springfield@example.nhs.uk",
                Set.of(),
                Clinic.OPENS_BEFORE,
                Clinic.CLOSES_AFTER,
                Reminding.NONE,
                List.of("en", "cy"),
                preparation,
                new Clinic.Organiser.OwnClinician(),
                Clinic.OnDecline.ASK,
                false);
    }

    private static Organisation organisation() {
        return new Organisation(
                new OrganisationId("spring"),
                "Springfield Health Trust",
                Set.of(),
                List.of(clinic()),
                List.of(new AppointmentType("TH1", Optional.empty(), "Video review", true, Duration.ofMinutes(20))),
                List.of(),
                List.of());
    }

    private static Visit visit() {
        var wanted = new Wanted(
                AppointmentStatus.BOOKED,
                Optional.of(START),
                Optional.empty(),
                Optional.empty(),
                List.of(ADA),
                List.of(),
                List.of(),
                List.of("TH1"),
                true);
        return new Visit(
                VisitId.of(new OrganisationId("spring"), new SourceId("ehr"), "1"),
                new OrganisationId("spring"),
                new SourceId("ehr"),
                "1",
                Version.unmarked(BEFORE),
                Optional.empty(),
                wanted,
                List.of(),
                List.of(),
                new MeetingState.None(),
                0,
                1,
                List.of(),
                Optional.empty(),
                BEFORE,
                Optional.empty());
    }
}
