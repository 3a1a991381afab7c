package org.virtualvisits.functions;

import com.microsoft.azure.functions.HttpMethod;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.virtualvisits.core.feed.Role;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Facts;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.NoticeId;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.organisation.AppointmentType;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Source;
import org.virtualvisits.core.visit.Actor;
import org.virtualvisits.core.visit.AppointmentStatus;
import org.virtualvisits.core.visit.MeetingState;
import org.virtualvisits.core.visit.Patient;
import org.virtualvisits.core.visit.Version;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.Visits;
import org.virtualvisits.core.visit.Wanted;
import org.virtualvisits.sandbox.host.LocalContext;
import org.virtualvisits.sandbox.host.LocalRequest;
import org.virtualvisits.sandbox.host.LocalResponse;
import org.virtualvisits.sandbox.memory.InMemoryJoinLinks;
import org.virtualvisits.sandbox.memory.InMemoryOrganisations;
import org.virtualvisits.sandbox.memory.InMemoryVisits;

/** Two organisations with a clinic, two clinicians and staff each, on one morning. */
final class PeopleScene {

    static final Instant NOW = Instant.parse("2026-12-01T08:50:00Z");
    static final OrganisationId NORTH = new OrganisationId("north");
    static final OrganisationId SOUTH = new OrganisationId("south");
    static final String PATIENT = "patient00001";

    final LocalContext context = LocalContext.of("people");
    final PeopleStage stage;

    PeopleScene() {
        Phones phones = (written, region) -> written.startsWith("07")
                ? new Phones.Reading.Mobile("+44" + written.substring(1).replace(" ", ""))
                : new Phones.Reading.Unreadable();
        this.stage = new PeopleStage(
                new InMemoryVisits(),
                InMemoryOrganisations.of(organisation(NORTH), organisation(SOUTH)),
                new InMemoryJoinLinks(),
                phones,
                NOW);
        for (OrganisationId one : List.of(NORTH, SOUTH)) {
            stage.roles().put(one, one + ".clinician", Role.CLINICIAN);
            stage.roles().put(one, one + ".booking", Role.BOOKING_STAFF);
            stage.roles().put(one, one + ".administrator", Role.LOCAL_ADMINISTRATOR);
        }
    }

    /** A visit with its meeting and a text that was sent, listed. */
    VisitId visit(OrganisationId organisation, int number, Instant start, String clinician, Notice.State state) {
        VisitId id = VisitId.of(organisation, new SourceId(organisation + "-ehr"), "a-" + number);
        String phone = "07700 900%03d".formatted(number % 1_000);
        Instant end = start.plus(Duration.ofMinutes(20));
        var patient = new Patient(
                PATIENT,
                Optional.of("Ms"),
                Optional.of("Morgan"),
                Optional.of("Winterbourne " + number),
                Optional.of("Ms Morgan Winterbourne " + number),
                Optional.of(phone),
                Optional.empty(),
                Optional.empty());
        var wanted = new Wanted(
                AppointmentStatus.BOOKED,
                Optional.of(start),
                Optional.of(end),
                Optional.empty(),
                List.of(patient),
                List.of(new Actor(Set.of("Practitioner/" + clinician), Optional.empty())),
                List.of(new Actor(Set.of("Location/1"), Optional.empty())),
                List.of("video"),
                false);
        var visit = new Visit(
                id,
                organisation,
                new SourceId(organisation + "-ehr"),
                "a-" + number,
                new Version(OptionalLong.of(1), Optional.empty(), NOW.minus(Duration.ofDays(7))),
                Optional.empty(),
                wanted,
                List.of(),
                List.of(),
                new MeetingState.Live(objectId(organisation, clinician), id + "-1", "meeting", teams(id), start, end),
                1,
                1,
                List.of(),
                Optional.empty(),
                NOW,
                Optional.empty());
        var notice = new Notice(
                new NoticeId("000001-sms-" + PATIENT),
                PATIENT,
                Channel.SMS,
                Digest.of(12, id.value(), "+44" + phone.substring(1).replace(" ", "")),
                Notice.Kind.CONFIRMATION,
                new Facts(start, end, clinic(organisation).id(), "Dr " + clinician),
                Optional.empty(),
                1,
                state,
                1,
                NOW.minus(Duration.ofDays(7)));
        stage.visits()
                .write(new Visits.Write(
                        visit, Optional.empty(), List.of(notice), List.of(), Optional.empty(), List.of()));
        stage.list().changed(id);
        return id;
    }

    /** The usual one. */
    VisitId visit(OrganisationId organisation, int number) {
        return visit(organisation, number, NOW.plus(Duration.ofMinutes(10)), "lee", sent());
    }

    static Notice.State sent() {
        return new Notice.State.Sent(NOW.minus(Duration.ofDays(7)), "p-1");
    }

    static Notice.State failed() {
        return new Notice.State.Failed(
                NOW.minus(Duration.ofHours(1)),
                new Attention(Attention.Code.NOTICE_FAILED, "The number takes no texts.", "Ring the patient."));
    }

    static URI teams(VisitId id) {
        return URI.create("https://teams.microsoft.com/l/meetup-join/" + id);
    }

    static String objectId(OrganisationId organisation, String clinician) {
        return "oid-" + organisation + "-" + clinician;
    }

    /** The header that App Service sets for a person. */
    static String principal(String objectId, String... appRoles) {
        var claims = new ArrayList<String>();
        claims.add("{\"typ\":\"http://schemas.microsoft.com/identity/claims/objectidentifier\",\"val\":\"" + objectId
                + "\"}");
        for (String role : appRoles) {
            claims.add("{\"typ\":\"roles\",\"val\":\"" + role + "\"}");
        }
        String json = "{\"auth_typ\":\"aad\",\"role_typ\":\"roles\",\"claims\":[" + String.join(",", claims) + "]}";
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    static String booking(OrganisationId organisation) {
        return principal("oid-" + organisation + "-booking", organisation + ".booking");
    }

    static String clinician(OrganisationId organisation, String name) {
        return principal(objectId(organisation, name), organisation + ".clinician");
    }

    static LocalRequest<Optional<String>> get(String path, @Nullable String principal) {
        return request(HttpMethod.GET, path, principal, Map.of(), null);
    }

    static LocalRequest<Optional<String>> request(
            HttpMethod method,
            String path,
            @Nullable String principal,
            Map<String, String> headers,
            @Nullable String body) {
        var all = new HashMap<>(headers);
        if (principal != null) {
            all.put("X-MS-CLIENT-PRINCIPAL", principal);
        }
        return LocalRequest.of(method, URI.create("https://visits.example.org/api/" + path), all, body);
    }

    LocalResponse day(String query, @Nullable String principal) {
        return (LocalResponse) stage.day(true).look(get("day" + query, principal), context);
    }

    static String body(LocalResponse response) {
        return Optional.ofNullable(response.getBody()).map(Object::toString).orElse("");
    }

    private static Organisation organisation(OrganisationId id) {
        return new Organisation(
                id,
                id + " Health",
                Set.of(),
                List.of(clinic(id)),
                List.of(new AppointmentType("video", Optional.empty(), "Video", true, Duration.ofMinutes(20))),
                List.of(person(id, "lee"), person(id, "kaur")),
                List.of(new Source(
                        new SourceId(id + "-ehr"),
                        "EHR",
                        Set.of(),
                        List.of(),
                        Source.Order.AUTOMATIC,
                        Optional.empty())));
    }

    private static Clinician person(OrganisationId organisation, String name) {
        return new Clinician(
                name,
                Set.of("Practitioner/" + name),
                "Dr " + name,
                Optional.of(name + "@" + organisation + ".example"),
                Optional.of(objectId(organisation, name)));
    }

    /** In the south clinicians are told who waits. */
    private static Clinic clinic(OrganisationId organisation) {
        return JoinScene.clinic(
                "Riverside", ZoneId.of("Europe/London"), List.of("en", "cy"), Map.of(), organisation.equals(SOUTH));
    }
}
