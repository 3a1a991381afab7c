package org.virtualvisits.core.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.reply.Consent.Standing;

/** What every {@link Consents} must do; subclassed once per implementation. */
public abstract class ConsentsContract {

    private static final Instant AT = Instant.parse("2026-11-22T09:10:11.123456789Z");
    private static final Optional<OrganisationId> ALL = Optional.empty();
    private static final Optional<OrganisationId> NORTH = Optional.of(new OrganisationId("north"));

    private final String digest = Digest.sha256Hex(UUID.randomUUID().toString());

    protected abstract Consents consents();

    @Test
    void eachScopeHasItsOwnLastWord() {
        Consent stopped = consent(ALL, Standing.STOPPED, AT);
        Consent refused = consent(NORTH, Standing.REFUSED, AT);

        assertThat(consents().say(digest, stopped)).isTrue();
        assertThat(consents().say(digest, refused)).isTrue();

        assertThat(consents().of(digest)).containsExactlyInAnyOrder(stopped, refused);
        assertThat(consents().of(Digest.sha256Hex(digest))).isEmpty();
    }

    @Test
    void startAfterStopIsTheLastWordInWhateverOrderTheyCome() {
        Consent stop = consent(ALL, Standing.STOPPED, AT);
        Consent start = consent(ALL, Standing.GIVEN, AT.plusNanos(1));

        assertThat(consents().say(digest, start)).isTrue();
        assertThat(consents().say(digest, stop)).isFalse();

        assertThat(consents().of(digest)).containsExactly(start);
    }

    @Test
    void theSameWordTwiceIsTheLastWordBothTimes() {
        Consent stop = consent(ALL, Standing.STOPPED, AT);

        assertThat(consents().say(digest, stop)).isTrue();
        assertThat(consents().say(digest, stop)).isTrue();

        assertThat(consents().of(digest)).containsExactly(stop);
    }

    private static Consent consent(Optional<OrganisationId> organisation, Standing standing, Instant at) {
        return new Consent(organisation, standing, at, Cause.ofSystem(Cause.correlation("x")));
    }
}
