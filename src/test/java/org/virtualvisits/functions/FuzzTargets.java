package org.virtualvisits.functions;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.virtualvisits.adapters.template.HandlebarsLanguage;
import org.virtualvisits.core.hygiene.SweepId;
import org.virtualvisits.core.notice.Templates;
import org.virtualvisits.core.organisation.RecogniseCaller;
import org.virtualvisits.core.reply.CallbackId;
import org.virtualvisits.core.stuck.StuckId;
import org.virtualvisits.functions.fhir.Envelope;
import org.virtualvisits.functions.fhir.SearchPage;
import org.virtualvisits.functions.wire.Json;
import org.virtualvisits.functions.wire.Refusal;

/** Everything that reads what strangers send, each with good input to damage. */
final class FuzzTargets {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Path SANDBOX = Path.of("src/test/resources/sandbox");
    private static final int LONGEST_TEMPLATE = 200;
    private static final String VISIT = """
            {"version":7,"updated":"2026-11-21T19:00:00Z","status":"booked","timeZone":"Europe/London",
             "start":"2026-12-01T09:00:00","minutes":20,"type":"VIDEO","clinic":"respiratory","clinicians":["okafor"],
             "patients":[{"id":"p-1","givenName":"Imogen","phone":"07700 900123","email":"imogen@example.org"}]}
            """;
    private static final String VISIT_ID = "v" + "0".repeat(25);

    private FuzzTargets() {}

    /** Whether an input was taken; throws nothing, whatever it is. */
    interface Reader {
        boolean takes(String input);
    }

    /** One reader, and what it is meant to read. */
    record Target(String name, List<String> originals, Reader reader) {

        /** Keeps its own copy. */
        Target {
            originals = List.copyOf(originals);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Target> all() {
        var targets = new ArrayList<Target>();
        targets.addAll(deliveries());
        targets.addAll(documents());
        targets.addAll(callbacks());
        targets.addAll(proofs());
        targets.addAll(names());
        return List.copyOf(targets);
    }

    /** Through the whole door, with what is stored behind it. */
    private static List<Target> deliveries() {
        var fhir = new Fresh();
        var plain = new Fresh();
        var patch = new Fresh();
        var search = new SearchPage();
        return List.of(
                new Target(
                        "FHIR deliveries",
                        files(GOLDEN.resolve("fhir"), ".in.json"),
                        body -> answered(fhir.doors().post(Doors.bearer(Doors.NORTH_TOKEN), body))),
                new Target(
                        "plain visits, whole",
                        List.of(VISIT),
                        body -> answered(plain.doors().change(HttpMethod.PUT, "a-1", body))),
                new Target(
                        "plain visits, in part",
                        List.of(VISIT, "{\"version\":8,\"minutes\":30}"),
                        body -> answered(patch.withVisit().change(HttpMethod.PATCH, "a-1", body))),
                new Target(
                        "EHRs' answers to the poll",
                        searches(),
                        body -> search.read(body, Doors.NOW).isPresent()));
    }

    private static List<Target> documents() {
        String privacy = """
                {"organisation":"north","source":"north-ehr","patient":"p-1","phone":"07700 900123",
                 "email":"imogen@example.org"}
                """;
        return List.of(
                new Target(
                        "configuration",
                        List.of(read(SANDBOX.resolve("organisation.json"))),
                        reading(ConfigurationJson::load)),
                new Target(
                        "mailbox rules",
                        List.of(read(SANDBOX.resolve("hygiene.json"))),
                        reading(body -> RuleSetJson.read(body, Doors.NORTH, "usual"))),
                new Target(
                        "credential watch",
                        List.of(read(SANDBOX.resolve("credential-watch.json"))),
                        reading(body -> WatchJson.read(Json.object(body), Doors.NORTH))),
                new Target("privacy requests", List.of(privacy), reading(body -> PrivacyRequest.read(body, false))),
                new Target(
                        "templates",
                        List.of("Dear {{patient.name}}, {{#each lines}}[{{this}}]{{/each}}{{#if patient}}x{{/if}}"),
                        FuzzTargets::fills),
                new Target(
                        "forms",
                        List.of(
                                "address=07700+900123&lang=en",
                                "address=imogen%40example.org&token=x&organisation=north"),
                        body -> FormBody.of(Optional.of(body)).field("address").isPresent()));
    }

    private static List<Target> callbacks() {
        String event = """
                [{"id":"e-1","eventType":"Microsoft.Communication.SMSReceived","eventTime":"2026-11-21T19:00:00Z",
                  "data":{"from":"447700900001","to":"447700900999","message":"Yes","receivedTimestamp":
                  "2026-11-21T19:00:00+00:00","tag":"k-1","messageId":"m-1","deliveryStatus":"Delivered"}}]
                """;
        String text = """
                {"id":"n-1","source_number":"447700900001","message":"Yes","date_received":"2026-11-21T19:00:00.000Z"}
                """;
        String receipt = """
                {"id":"n-1","reference":"k-1","status":"delivered","completed_at":"2026-11-21T19:00:00.000Z"}
                """;
        return List.of(
                new Target(
                        "callbacks of ACS",
                        List.of(event, event.replace("SMSReceived", "SMSDeliveryReportReceived")),
                        taking(body -> !CallbackJson.acs(body).callbacks().isEmpty())),
                new Target(
                        "texts by Notify",
                        List.of(text),
                        taking(body -> CallbackJson.notifyReceived(body).isPresent())),
                new Target(
                        "receipts by Notify",
                        List.of(receipt),
                        taking(body -> CallbackJson.notifyDelivery(body).isPresent())));
    }

    private static List<Target> proofs() {
        var doors = new Doors();
        String signed = Signed.signature("d-1", Doors.NOW, "{}", Doors.SECRET);
        List<String> evidence = List.of(
                "Bearer " + Doors.NORTH_TOKEN + "\n\n\n\n",
                "\nd-1\n" + Doors.NOW.getEpochSecond() + "\n" + signed + "\nnorth-ehr");
        String principal = """
                {"auth_typ":"aad","role_typ":"roles","claims":[{"typ":"oid","val":"22222222-2222-4222-8222-222222222222"},
                {"typ":"roles","val":"VirtualVisits.Clinician"}]}
                """;
        return List.of(
                new Target(
                        "bearers and signatures",
                        evidence,
                        headers -> doors.recogniseCaller.recognise(evidence(headers.split("\n", -1)))
                                instanceof RecogniseCaller.Outcome.Recognised),
                new Target(
                        "the platform's principal, its JSON",
                        List.of(principal),
                        json -> Principals.read(base64(json)).isPresent()),
                new Target(
                        "the platform's principal, its header",
                        List.of(base64(principal)),
                        header -> Principals.read(header).isPresent()),
                new Target(
                        "entity tags",
                        List.of("W/\"3\"", "\"12\""),
                        tag -> Envelope.version(Optional.of(tag)).isPresent()));
    }

    private static List<Target> names() {
        String reconcile = "{\"visit\":\"" + VISIT_ID + "\",\"change\":\"c-1\",\"attempt\":1,\"correlation\":\"x\"}";
        String send = "{\"visit\":\"" + VISIT_ID + "\",\"notice\":\"000001-sms-x\",\"attempt\":1}";
        var audited = new Fresh();
        return List.of(
                new Target("queue messages", List.of(reconcile, send), message -> {
                    boolean change = WakeupJson.change(message).isPresent();
                    boolean notice = WakeupJson.notice(message).isPresent();
                    return change || notice;
                }),
                new Target(
                        "names of what is stuck",
                        List.of("north." + VISIT_ID + ".0123456789ab"),
                        text -> StuckId.read(text).isPresent()),
                new Target(
                        "names of callbacks",
                        List.of("2026-11-21." + "a1".repeat(13)),
                        text -> CallbackId.read(text).isPresent()),
                new Target("names of sweeps", List.of("north.usual.20261130T0200"), FuzzTargets::namesSweep),
                new Target(
                        "join tokens",
                        List.of(JoinScene.TOKEN),
                        token -> new JoinDoor(JoinState.OPEN.functions())
                                        .get(token, "")
                                        .getStatusCode()
                                == 200),
                new Target(
                        "cursors of audits",
                        List.of("", "2026-11-21T19:30:00Z|000001"),
                        cursor -> answered(audited.withVisit().audit("a-1", Doors.NORTH_TOKEN, after(cursor)))),
                new Target(
                        "the day list's query",
                        List.of("2026-11-21", "respiratory", "en"),
                        text -> isAsked(DayQuery.of(name -> Optional.of(text)))));
    }

    private static boolean isAsked(DayQuery query) {
        return query.date().isPresent()
                || query.clinic().isPresent()
                || query.language().isPresent();
    }

    private static Map<String, String> after(String cursor) {
        return cursor.isEmpty() ? Map.of() : Map.of("after", URLEncoder.encode(cursor, StandardCharsets.UTF_8));
    }

    private static boolean namesSweep(String text) {
        try {
            SweepId.read(text);
            return true;
        } catch (IllegalArgumentException notOne) {
            return false; // what its readers expect of it
        }
    }

    /** Templates are an administrator's, not a stranger's, and their grammar is slow: short ones. */
    private static boolean fills(String input) {
        String template = input.substring(0, Math.min(LONGEST_TEMPLATE, input.length()));
        Map<String, Object> data = Map.of("patient", Map.of("name", "Imogen"), "lines", List.of("one", "two"));
        try {
            new HandlebarsLanguage().fillOwn(Templates.Part.HTML, "own", template, data);
            return true;
        } catch (Templates.BrokenTemplate broken) {
            return false;
        }
    }

    private static RecogniseCaller.Evidence evidence(String[] lines) {
        return new RecogniseCaller.Evidence(
                line(lines, 0), line(lines, 1), line(lines, 2), line(lines, 3), line(lines, 4), "{}");
    }

    private static Optional<String> line(String[] lines, int number) {
        return number < lines.length ? Optional.of(lines[number]).filter(text -> !text.isEmpty()) : Optional.empty();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Only a refusal may come instead of a result. */
    private static Reader taking(Reader reader) {
        return input -> {
            try {
                return reader.takes(input);
            } catch (Refusal refused) {
                return false;
            }
        };
    }

    private static Reader reading(Function<String, Object> reader) {
        return taking(input -> Optional.ofNullable(reader.apply(input)).isPresent());
    }

    /** Whether it was accepted; what is answered as our own fault is one. */
    private static boolean answered(HttpResponseMessage response) {
        if (response.getStatusCode() >= 500) {
            throw new IllegalStateException("answered " + response.getStatusCode());
        }
        return response.getStatusCode() < 300;
    }

    private static List<String> searches() {
        return files(GOLDEN.resolve("fhir"), ".in.json").stream()
                .filter(resource -> resource.contains("\"Appointment\""))
                .map(resource -> "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[{\"resource\":"
                        + resource
                        + "}],\"link\":[{\"relation\":\"next\",\"url\":\"https://ehr.example.org/fhir?page=2\"}]}")
                .toList();
    }

    private static List<String> files(Path folder, String end) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(end))
                    .sorted()
                    .map(FuzzTargets::read)
                    .filter(text -> text.length() < 12_000)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Doors whose storage is thrown away before it grows. */
    private static final class Fresh {

        private static final int USES = 500;
        private Doors doors = new Doors();
        private int used;

        Doors doors() {
            if (++used % USES == 0) {
                doors = new Doors();
            }
            return doors;
        }

        /** With one visit in it. */
        Doors withVisit() {
            Doors its = doors();
            if (its.isEmpty()) {
                its.change(HttpMethod.PUT, "a-1", VISIT);
            }
            return its;
        }
    }
}
