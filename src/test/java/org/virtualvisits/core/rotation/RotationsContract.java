package org.virtualvisits.core.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.credential.CredentialId;
import org.virtualvisits.core.kernel.OrganisationId;

/** What every {@link Rotations} must do; subclassed once per implementation, each test on an empty one. */
public abstract class RotationsContract {

    private static final Instant NOW = Instant.parse("2027-01-04T06:00:00.123456789Z");

    /** An empty one. */
    protected abstract Rotations rotations();

    @Test
    void whatIsWrittenIsReadAgainWhole() {
        Rotation whole = rotations().write(whole("app-1")).orElseThrow();
        Rotation bare = rotations().write(bare("app-2")).orElseThrow();

        assertThat(rotations().find("app-1")).contains(whole);
        assertThat(rotations().all()).containsExactlyInAnyOrder(whole, bare);
        assertThat(whole).usingRecursiveComparison().ignoringFields("version").isEqualTo(whole("app-1"));
        assertThat(rotations().find("app-3")).isEmpty();
    }

    @Test
    void ofTwoWhoReadTheSameVersionTheSecondIsRefused() {
        Rotation first = rotations().write(bare("app-1")).orElseThrow();
        assertThat(rotations().write(bare("app-1"))).as("there is one").isEmpty();
        Rotation second = rotations().write(first.heldBy("one", NOW)).orElseThrow();

        assertThat(rotations().write(first.heldBy("two", NOW))).isEmpty();
        assertThat(rotations().write(second.at(Step.PROVING, NOW))).isPresent();
        assertThat(rotations().find("app-1").flatMap(Rotation::holder)).contains("one");
    }

    private static Rotation bare(String appId) {
        return new Rotation(
                appId,
                new OrganisationId("north"),
                "object",
                CredentialId.of("object", "key"),
                "rota-secret",
                "virtual-visits-1",
                NOW,
                NOW.plusSeconds(9),
                Duration.ofDays(7),
                Step.ADDING,
                NOW,
                Optional.empty(),
                NOW,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Rotation whole(String appId) {
        return bare(appId)
                .heldBy("run", NOW)
                .with("key-2")
                .troubled("Ask \"somebody\".")
                .at(Step.GRACE, NOW);
    }
}
