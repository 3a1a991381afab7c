package org.virtualvisits.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged deliveries, some thousands: none gets through as a fault of ours, and every refusal is a problem. */
final class MutationTest {

    private static final int A_SEED = 250;
    private static final List<String> SCRAPS = List.of(
            "null",
            "\"\"",
            "{}",
            "[]",
            "-1",
            "1e999",
            "true",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"2026-12-01T24:61:00Z\"",
            "{",
            "}",
            "[",
            ",",
            "\\",
            "\"",
            "é",
            "\u2028",
            "#",
            "/_history/",
            "999999999999999999999");

    private final Doors doors = new Doors();

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noDamagedFhirDeliveryIsAFaultOfOurs(long seed) throws IOException {
        var random = new Random(seed);
        List<String> originals = originals();
        int accepted = 0;
        for (int i = 0; i < A_SEED; i++) {
            String body = damaged(originals.get(random.nextInt(originals.size())), random);
            HttpResponseMessage response = doors.post(Doors.bearer(Doors.NORTH_TOKEN), body);
            check(response, body);
            accepted += response.getStatusCode() == 204 ? 1 : 0;
        }
        assertThat(accepted).as("some survive their damage").isPositive();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noDamagedPlainDeliveryIsAFaultOfOurs(long seed) {
        var random = new Random(seed);
        String original = """
                {"version":7,"updated":"2026-11-21T19:00:00Z","status":"booked","timeZone":"Europe/London",
                 "start":"2026-12-01T09:00:00","minutes":20,"type":"VIDEO","clinic":"respiratory","clinicians":["okafor"],
                 "patients":[{"id":"p-1","givenName":"Imogen","phone":"07700 900123","email":"imogen@example.org"}]}
                """;
        for (int i = 0; i < A_SEED; i++) {
            String body = damaged(original, random);
            HttpMethod method = random.nextBoolean() ? HttpMethod.PUT : HttpMethod.PATCH;
            check(doors.change(method, "a-1", body), body);
        }
    }

    private static void check(HttpResponseMessage response, String body) {
        assertThat(response.getStatusCode()).as(body).isIn(204, 400, 404, 413, 415, 422);
        if (response.getStatusCode() != 204) {
            assertThat(Doors.json(response).path("type").asText()).startsWith("/problems/");
        }
    }

    private static String damaged(String original, Random random) {
        var text = new StringBuilder(original);
        for (int i = random.nextInt(4); i >= 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(30));
            switch (random.nextInt(5)) {
                case 0 -> text.replace(at, end, SCRAPS.get(random.nextInt(SCRAPS.size())));
                case 1 -> text.delete(at, end);
                case 2 -> text.insert(at, text.substring(at, end));
                case 3 -> replaceValue(text, at, SCRAPS.get(random.nextInt(SCRAPS.size())));
                default -> text.setCharAt(at, (char) random.nextInt(0x250));
            }
        }
        return text.toString();
    }

    /** Puts something else where the next string stands, so that the document stays JSON more often than not. */
    private static void replaceValue(StringBuilder text, int from, String value) {
        int colon = text.indexOf(": \"", from);
        int end = colon < 0 ? -1 : text.indexOf("\"", colon + 3);
        if (end > 0) {
            text.replace(colon + 2, end + 1, value);
        }
    }

    private static List<String> originals() throws IOException {
        var originals = new ArrayList<String>();
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/golden/fhir"))) {
            for (Path file : files.filter(its -> its.toString().endsWith(".in.json"))
                    .sorted()
                    .toList()) {
                originals.add(Files.readString(file));
            }
        }
        return originals;
    }
}
