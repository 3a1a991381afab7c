package org.virtualvisits.adapters.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualvisits.core.organisation.FhirServer;
import org.virtualvisits.core.poll.Ehr.Answer;
import org.virtualvisits.core.poll.Trouble;
import org.virtualvisits.sandbox.ehr.EhrSimulator;

/** Every trick by which a configured address, or what an EHR says, could lead into a private network. */
final class DoorwayTest {

    private static final Answer REFUSED = new Answer.Barred(Trouble.ADDRESS_REFUSED);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final EhrSimulator ehr = EhrSimulator.start(Clock.systemUTC());
    private final AtomicInteger resolved = new AtomicInteger();

    @AfterEach
    void end() {
        ehr.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/fhir",
                "https://127.0.0.1:%d/fhir",
                "https://2130706433:%d/fhir",
                "https://0x7f000001:%d/fhir",
                "https://0177.0.0.1:%d/fhir",
                "https://127.1:%d/fhir",
                "https://[::1]:%d/fhir",
                "https://[::ffff:127.0.0.1]:%d/fhir",
                "https://localhost:%d/fhir",
                "https://ehr.example.org@127.0.0.1:%d/fhir",
                "https://user:pass@ehr.example.org:%d/fhir",
                "https://ehr.example.org:%d/fhir#x",
                "http://ehr.example.org:%d/fhir",
                "https://ehr:%d/fhir",
                "https://①②⑦.⓪.⓪.①:%d/fhir",
                "ftp://ehr.example.org:%d/fhir",
                "file:///etc/hosts?%d",
                "nonsense %d"
            })
    void noWayToWriteAnAddressLeadsInside(String written) {
        var door = new Doorway(host -> List.of(loopback()), false, LIMIT);

        String address = written.formatted(ehr.base().getPort());

        assertThat(door.address(address)).as("by its look").isEmpty();
        assertThat(ehr.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "169.254.169.254", "168.63.129.16", "::1", "fd00:ec2::254"})
    void aNameThatLeadsInsideIsNotConnected(String inside) {
        var asker = asker(host -> List.of(address(inside)));

        assertThat(asker.changed(server("https://ehr.example.org/fhir"), Instant.EPOCH, 1))
                .isEqualTo(REFUSED);
    }

    @Test
    void aNameOfWhichOneAddressIsInsideIsNotConnectedAtAll() {
        var asker = asker(host -> List.of(address("2000::1"), loopback()));

        assertThat(asker.changed(server("https://ehr.example.org/fhir"), Instant.EPOCH, 1))
                .isEqualTo(REFUSED);
    }

    /** The first answer would pass, and a client that resolves again to connect would reach the second. */
    @Test
    void aNameThatMeansSomethingElseAMomentLaterIsAskedForOnceAndConnectedWhereItWasLookedAt() {
        var asker = asker(host -> {
            boolean first = resolved.getAndIncrement() == 0;
            return List.of(first ? address("2000::1") : loopback());
        });

        Answer answer =
                asker.changed(server("https://ehr.example.org:" + ehr.base().getPort() + "/fhir"), Instant.EPOCH, 1);

        assertThat(answer).isInstanceOf(Answer.Later.class);
        assertThat(resolved).hasValue(1);
        assertThat(ehr.requests()).isEmpty();
    }

    @Test
    void aRedirectIsNotFollowed() {
        ehr.plan(302, "", Map.of("Location", ehr.base() + "/Appointment?_count=1&_lastUpdated=gt1970-01-01T00:00:00Z"));

        assertThat(local().changed(server(ehr.base().toString()), Instant.EPOCH, 1))
                .isEqualTo(REFUSED);
        assertThat(ehr.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/metadata/instance",
                "http://localhost:%d/fhir?_getpages=x",
                "http://127.0.0.1:1/fhir?_getpages=x",
                "https://127.0.0.1:%d/fhir?_getpages=x",
                "http://x@127.0.0.1:%d/fhir?_getpages=x",
                "//169.254.169.254/metadata",
                "ftp://127.0.0.1:%d/fhir"
            })
    void aNextLinkToAnotherOriginIsNotFollowed(String link) {
        String next = link.formatted(ehr.base().getPort());

        assertThat(local().next(server(ehr.base().toString()), next)).isEqualTo(REFUSED);
        assertThat(ehr.requests()).isEmpty();
    }

    @Test
    void aLinkThatIsRelativeIsFollowed() {
        local().next(
                        server(ehr.base().toString()),
                        "?_getpages=_count%253D1%2526_lastUpdated%253Dgt2026-01-01T00:00:00Z");

        assertThat(ehr.requests()).singleElement().asString().startsWith("GET /fhir");
    }

    @Test
    void onThisMachineTheDoorIsOpenToThisMachineAlone() {
        var door = new Doorway(host -> List.of(address("10.0.0.1")), true, LIMIT);

        assertThat(door.address("http://127.0.0.1:1/fhir")).isPresent();
        assertThat(door.address("http://10.0.0.1/fhir")).isEmpty();
        assertThat(new FhirEhr(door, name -> Optional.empty(), Clock.systemUTC(), () -> "x")
                        .changed(server("https://ehr.example.org/fhir"), Instant.EPOCH, 1))
                .isEqualTo(REFUSED);
    }

    private FhirEhr local() {
        return FhirEhr.over(name -> Optional.empty(), true, Clock.systemUTC(), () -> "x");
    }

    private static FhirEhr asker(Doorway.Resolver resolver) {
        return new FhirEhr(
                new Doorway(resolver, false, Duration.ofSeconds(2)),
                name -> Optional.empty(),
                Clock.systemUTC(),
                () -> "x");
    }

    private static FhirServer server(String base) {
        return new FhirServer(URI.create(base), new FhirServer.SignIn.Open(), Duration.ofMinutes(15), true);
    }

    private static InetAddress loopback() {
        return InetAddress.getLoopbackAddress();
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
