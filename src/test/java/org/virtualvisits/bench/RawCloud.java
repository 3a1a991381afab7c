package org.virtualvisits.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Graph and the SMS carrier by their REST operations: the same calls to the same simulators, with constant bodies. */
final class RawCloud {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ORGANISER = "/users/7d1f0000-0000-4000-8000-000000000001/onlineMeetings";
    private static final String MAILBOX = "/users/riverside.clinic@springfield.example/messages";
    private static final String TIMES =
            "\"startDateTime\":\"2030-01-15T09:00:00Z\",\"endDateTime\":\"2030-01-15T09:20:00Z\",\"subject\":\"Visit\"";
    private static final String SETTINGS = "{" + TIMES
            + ",\"lobbyBypassSettings\":{\"scope\":\"organization\",\"isDialInBypassEnabled\":false},"
            + "\"allowedPresenters\":\"organization\",\"allowMeetingChat\":\"limited\",\"allowRecording\":false,"
            + "\"allowTranscription\":false,\"recordAutomatically\":false,\"isEntryExitAnnounced\":true}";

    private final RawCalls calls;
    private final String graph;
    private final String carrier;

    RawCloud(RawCalls calls, URI graph, URI carrier) {
        this.calls = calls;
        this.graph = graph.toString();
        this.carrier = carrier.toString();
    }

    /** Makes a meeting and gives it its settings, which createOrGet does not take. */
    void meeting(String externalId) {
        String id = id(
                json(201, "POST", ORGANISER + "/createOrGet", "{\"externalId\":\"" + externalId + "\"," + TIMES + "}"));
        json(200, "PATCH", ORGANISER + "/" + id, SETTINGS);
    }

    /** Writes a mail as a draft and sends it. */
    void mail(String key, String to) {
        String base64 = Base64.getEncoder().encodeToString(mime(key, to).getBytes(StandardCharsets.UTF_8));
        String id = id(graph(201, "POST", MAILBOX, base64, "text/plain"));
        graph(202, "POST", MAILBOX + "/" + id + "/send", "", "application/json");
    }

    /** Sends a text. */
    void text(String to) {
        String body = """
                {"from":"+447700900999","message":"Your video visit with Springfield Clinic is on Tuesday 15 January 2030 at \
                09:00. Join: http://127.0.0.1/join/0123456789012345678901","smsRecipients":[{"to":"%s"}],\
                "smsSendOptions":{"enableDeliveryReport":true}}""".formatted(to);
        calls.call(202, "POST", URI.create(carrier + "/sms?api-version=2021-03-07"), body, headers("application/json"));
    }

    private HttpResponse<String> json(int expected, String method, String path, String body) {
        return graph(expected, method, path, body, "application/json");
    }

    private HttpResponse<String> graph(int expected, String method, String path, String body, String type) {
        return calls.call(expected, method, URI.create(graph + path), body, headers(type));
    }

    private static String[] headers(String type) {
        return new String[] {"Authorization", "Bearer sandbox", "Content-Type", type};
    }

    private static String id(HttpResponse<String> answer) {
        try {
            return MAPPER.readTree(answer.body()).path("id").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + answer.body(), e);
        }
    }

    private static String mime(String key, String to) {
        return """
                From: Springfield Clinic <riverside.clinic@springfield.example>
                To: %s
                Message-ID: <%s@example.org>
                Subject: Your video visit
                MIME-Version: 1.0
                Content-Type: multipart/alternative; boundary=part

                --part
                Content-Type: text/plain; charset=UTF-8

                Your video visit is on Tuesday 15 January 2030 at 09:00.
                --part
                Content-Type: text/html; charset=UTF-8

                <p>Your video visit is on <b>Tuesday 15 January 2030 at 09:00</b>.</p>
                --part
                Content-Type: text/calendar; charset=UTF-8; method=REQUEST

                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//example.org//floor//EN
                METHOD:REQUEST
                BEGIN:VEVENT
                UID:%s
                DTSTAMP:20300101T000000Z
                DTSTART:20300115T090000Z
                DTEND:20300115T092000Z
                ORGANIZER:mailto:riverside.clinic@springfield.example
                ATTENDEE:mailto:%s
                SUMMARY:Video visit
                END:VEVENT
                END:VCALENDAR
                --part--
                """.formatted(to, key, key, to).replace("\n", "\r\n");
    }
}
