package org.virtualvisits.functions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.kernel.Spans;
import org.virtualvisits.core.kernel.Turnstile;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.organisation.AppointmentType;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.organisation.ConfigureOrganisation;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Organisations;
import org.virtualvisits.core.organisation.QuietHours;
import org.virtualvisits.core.organisation.RecogniseAdministrator;
import org.virtualvisits.core.organisation.RecogniseCaller;
import org.virtualvisits.core.organisation.Reminding;
import org.virtualvisits.core.organisation.Source;
import org.virtualvisits.core.organisation.TellRegion;
import org.virtualvisits.core.repair.RepairVisits;
import org.virtualvisits.core.reply.ReadAnswers;
import org.virtualvisits.core.stuck.MendStuck;
import org.virtualvisits.core.visit.Bygones;
import org.virtualvisits.core.visit.FindVisit;
import org.virtualvisits.core.visit.JoinTokens;
import org.virtualvisits.core.visit.ReceiveAppointment;
import org.virtualvisits.core.visit.ShowAudit;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.sandbox.host.LocalContext;
import org.virtualvisits.sandbox.host.LocalRequest;
import org.virtualvisits.sandbox.memory.InMemoryOrganisations;
import org.virtualvisits.sandbox.memory.InMemoryProgress;
import org.virtualvisits.sandbox.memory.InMemoryReplies;
import org.virtualvisits.sandbox.memory.InMemorySecrets;
import org.virtualvisits.sandbox.memory.InMemoryStuck;
import org.virtualvisits.sandbox.memory.InMemoryUnsettled;
import org.virtualvisits.sandbox.memory.InMemoryVisits;
import org.virtualvisits.sandbox.memory.RecordingWakeups;

/** All doors, with the ports in memory and two organisations behind them. */
final class Doors {

    static final Instant NOW = Instant.parse("2026-11-21T19:30:00Z");
    static final OrganisationId NORTH = new OrganisationId("north");
    static final SourceId NORTH_EHR = new SourceId("north-ehr");
    static final String NORTH_TOKEN = "north-token-0123456789-0123456789";
    static final String SOUTH_TOKEN = "south-token-0123456789-0123456789";
    static final String NORTH_ADMINISTRATOR = "north-administrator-0123456789-01";
    static final String DEPLOYMENT_ADMINISTRATOR = "deployment-administrator-01234567";
    static final String SECRET = "whsec_c2VjcmV0LW9mLXRoZS1ub3J0aC1laHItMDEyMzQ1Njc4OQ==";

    private static final Turnstile WIDE =
            new Turnstile(Integer.MAX_VALUE, Duration.ofMinutes(1), InstantSource.fixed(NOW));
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    static final URI BASE = URI.create("https://visits.example");

    final InMemoryOrganisations organisations = InMemoryOrganisations.of(north(), south());
    final InMemorySecrets secrets = new InMemorySecrets();
    final InMemoryVisits visits = new InMemoryVisits();
    final InMemoryUnsettled unsettled = new InMemoryUnsettled();
    final RecordingWakeups wakeups = new RecordingWakeups();
    final LocalContext context = LocalContext.of("door");
    final JoinTokens tokens = new JoinTokens(
            "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8), URI.create("https://j.example"));

    final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    final RecogniseCaller recogniseCaller = new RecogniseCaller(organisations, secrets, WIDE, clock);
    final ReceiveAppointment receiveAppointment =
            new ReceiveAppointment(visits, unsettled, wakeups, Bygones.NONE, Measures.NONE, clock);
    final FhirFunctions fhir = new FhirFunctions(recogniseCaller, receiveAppointment, BASE, clock, Spans.NONE);
    final InMemoryReplies replies = new InMemoryReplies();
    final VisitFunctions visit = new VisitFunctions(
            recogniseCaller,
            receiveAppointment,
            new FindVisit(visits, organisations, tokens, Doors::phone, clock),
            new ReadAnswers(replies),
            new ShowAudit(visits),
            new TellRegion(organisations),
            Doors::phone,
            BASE,
            clock,
            Spans.NONE);
    private final AdministratorDoor administrators = administrators(organisations);
    final ConfigurationFunctions configuration =
            new ConfigurationFunctions(administrators, new ConfigureOrganisation(organisations));

    final InMemoryStuck stuck = new InMemoryStuck();
    final InMemoryProgress progress = new InMemoryProgress();
    final OperationsFunctions operations = new OperationsFunctions(
            administrators,
            new MendStuck(stuck, visits, unsettled, wakeups, clock),
            new RepairVisits(visits, progress, List.of(), Measures.NONE, clock),
            clock);

    Doors() {
        secrets.put("north-signing", SECRET);
    }

    /** Those of the deployment, and of these organisations. */
    static AdministratorDoor administrators(Organisations organisations) {
        return new AdministratorDoor(
                new RecogniseAdministrator(organisations, Optional.of(Digest.sha256Hex(DEPLOYMENT_ADMINISTRATOR))),
                WIDE);
    }

    /** Ofcom's drama ranges, and nothing else. */
    static Phones.Reading phone(String written, String region) {
        String digits = written.replaceAll("[ -]", "");
        if (digits.matches("(?:\\+44|0)7700900[0-9]{3}")) {
            return new Phones.Reading.Mobile("+447700900" + digits.substring(digits.length() - 3));
        }
        return digits.matches("(?:\\+44|0)1632960[0-9]{3}")
                ? new Phones.Reading.Fixed("+441632960" + digits.substring(digits.length() - 3))
                : new Phones.Reading.Unreadable();
    }

    static Organisation north() {
        var clinic = new Clinic(
                new ClinicId("respiratory"),
                "Respiratory",
                "Cough",
                Optional.of("North Hospital"),
                ZoneId.of("Europe/London"),
                "GB",
                "01632 960001",
                new Clinic.Location("North Hospital", "1 High Street"),
                "visits@north.example.nhs.uk",
                Set.of("Location/3"),
                Clinic.OPENS_BEFORE,
                Clinic.CLOSES_AFTER,
                new Reminding(List.of(Duration.ofDays(1)), Optional.empty(), true, QuietHours.NEVER),
                List.of("en", "cy"),
                Map.of("en", "Find a quiet room.\nCharge your phone."),
                new Clinic.Organiser.OwnClinician(),
                Clinic.OnDecline.ASK,
                false);
        var facilitated = new Clinic(
                new ClinicId("evening"),
                "Respiratory",
                "Evening",
                Optional.empty(),
                ZoneId.of("Europe/London"),
                "GB",
                "01632 960002",
                new Clinic.Location("North Hospital", ""),
                "evening@north.example.nhs.uk",
                Set.of(),
                Duration.ZERO,
                Duration.ofHours(1),
                Reminding.NONE,
                List.of("en"),
                Map.of(),
                new Clinic.Organiser.Facilitator("11111111-1111-4111-8111-111111111111"),
                Clinic.OnDecline.CANCEL,
                true);
        var source = new Source(
                NORTH_EHR,
                "North EHR",
                Set.of(Digest.sha256Hex(NORTH_TOKEN)),
                List.of("north-signing"),
                Source.Order.AUTOMATIC,
                Optional.of(clinic.id()));
        return new Organisation(
                NORTH,
                "North NHS Trust",
                Set.of(Digest.sha256Hex(NORTH_ADMINISTRATOR)),
                List.of(facilitated, clinic),
                List.of(new AppointmentType("VIDEO", Optional.empty(), "Video", true, Duration.ofMinutes(20))),
                List.of(new Clinician(
                        "okafor",
                        Set.of("Practitioner/12"),
                        "Dr Okafor",
                        Optional.empty(),
                        Optional.of("22222222-2222-4222-8222-222222222222"))),
                List.of(source));
    }

    static Organisation south() {
        var source = new Source(
                new SourceId("south-ehr"),
                "South EHR",
                Set.of(Digest.sha256Hex(SOUTH_TOKEN)),
                List.of(),
                Source.Order.AUTOMATIC,
                Optional.empty());
        return new Organisation(
                new OrganisationId("south"), "South", Set.of(), List.of(), List.of(), List.of(), List.of(source));
    }

    static LocalRequest<Optional<String>> request(
            HttpMethod method, String path, Map<String, String> headers, @Nullable String body) {
        return LocalRequest.of(method, URI.create("https://visits.example/api/" + path), headers, body);
    }

    static Map<String, String> bearer(String token, String... more) {
        var headers = new HashMap<String, String>();
        headers.put("Authorization", "Bearer " + token);
        for (int i = 0; i < more.length; i += 2) {
            headers.put(more[i], more[i + 1]);
        }
        return headers;
    }

    HttpResponseMessage fhir(HttpMethod method, String id, Map<String, String> headers, @Nullable String body) {
        return fhir.appointment(request(method, "fhir/Appointment/" + id, headers, body), id, context);
    }

    HttpResponseMessage post(Map<String, String> headers, @Nullable String body) {
        return fhir.notification(request(HttpMethod.POST, "fhir", headers, body), context);
    }

    HttpResponseMessage change(HttpMethod method, String id, @Nullable String body) {
        return change(method, NORTH_EHR.value(), id, bearer(NORTH_TOKEN, "Content-Type", "application/json"), body);
    }

    HttpResponseMessage change(
            HttpMethod method, String source, String id, Map<String, String> headers, @Nullable String body) {
        return visit.change(request(method, "visits/" + source + "/" + id, headers, body), source, id, context);
    }

    HttpResponseMessage show(String id, String token) {
        return visit.show(request(HttpMethod.GET, "visits/" + id, bearer(token), null), id, context);
    }

    HttpResponseMessage audit(String appointment, String token, Map<String, String> query) {
        String id = VisitId.of(NORTH, NORTH_EHR, appointment).value();
        String after = query.entrySet().stream()
                .map(entry -> "?" + entry.getKey() + "=" + entry.getValue())
                .findFirst()
                .orElse("");
        return visit.audit(
                request(HttpMethod.GET, "visits/" + id + "/audit" + after, bearer(token), null), id, context);
    }

    Visit stored(String appointment) {
        VisitId id = VisitId.of(NORTH, NORTH_EHR, appointment);
        return visits.find(id).orElseThrow().visit();
    }

    boolean isEmpty() {
        return visits.ids().isEmpty()
                && unsettled.changes().isEmpty()
                && wakeups.requests().isEmpty();
    }

    static JsonNode json(HttpResponseMessage response) {
        return parsed(String.valueOf(response.getBody()));
    }

    static JsonNode parsed(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}
