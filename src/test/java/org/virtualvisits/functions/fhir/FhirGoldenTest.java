package org.virtualvisits.functions.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.virtualvisits.functions.wire.Json;

/** What is read from each shape of delivery: {@code <case>.in.json} becomes {@code <case>.out.json}. */
final class FhirGoldenTest {

    static final Path FOLDER = Path.of("src/test/resources/golden/fhir");

    private static final Instant ARRIVED = Instant.parse("2026-11-21T19:30:00Z");

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aDeliveryIsReadAsTheGoldenFileSays(String name) throws IOException {
        assertThat(read(name)).isEqualTo(Files.readString(FOLDER.resolve(name + ".out.json")));
    }

    @Test
    void everyGoldenOutputHasAnInput() throws IOException {
        assertThat(names(".out.json")).isEqualTo(names(".in.json")).hasSizeGreaterThan(25);
    }

    static Stream<String> cases() throws IOException {
        return names(".in.json").stream();
    }

    private static List<String> names(String ending) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .sorted()
                    .toList();
        }
    }

    static String read(String name) throws IOException {
        var envelope = new Envelope(Optional.empty(), OptionalLong.empty(), Optional.of("delivery"), ARRIVED);
        String body = Files.readString(FOLDER.resolve(name + ".in.json"));
        return ChangeJson.of(FhirDelivery.read(Json.object(body), envelope));
    }

    /** Writes what is read now; look at the difference before you commit it. */
    public static void main(String[] arguments) throws IOException {
        for (String name : names(".in.json")) {
            Files.writeString(FOLDER.resolve(name + ".out.json"), read(name));
        }
    }
}
