package org.virtualvisits.core.feed;

import java.time.Clock;
import java.time.Duration;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.KeyedDigest;

/** Tokens by which a form's sender shows that they got the form from us: bound to the person, good for a working day. */
public final class FormTokens {

    private static final Duration PERIOD = Duration.ofHours(12);

    private final KeyedDigest digest;
    private final Clock clock;

    /** Derives its key from the deployment's. */
    public FormTokens(byte[] deploymentKey, Clock clock) {
        this.digest = new KeyedDigest(deploymentKey, "form");
        this.clock = clock;
    }

    /** A token for forms of this person; the same for hours, so that pages do not differ by it. */
    public String token(String person) {
        return token(person, period());
    }

    /** Whether the token was made for this person, at most a day ago. */
    public boolean isOf(String person, String token) {
        return Digest.sameText(token(person, period()), token) || Digest.sameText(token(person, period() - 1), token);
    }

    private String token(String person, long period) {
        return digest.of(person, Long.toString(period)).substring(0, 32);
    }

    private long period() {
        return Math.floorDiv(clock.instant().getEpochSecond(), PERIOD.toSeconds());
    }
}
