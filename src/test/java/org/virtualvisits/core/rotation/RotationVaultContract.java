package org.virtualvisits.core.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.rotation.RotationVault.Kept;

/** What every {@link RotationVault} must do; subclassed once per implementation, each test on an empty one. */
public abstract class RotationVaultContract {

    private static final Instant ENDS = Instant.parse("2028-01-04T06:00:00Z");

    /** An empty one. */
    protected abstract RotationVault vault();

    /** Somebody sets a secret by hand. */
    protected abstract void setByHand(String secret, String text);

    @Test
    void whatIsStagedIsSeenByNoReader() {
        vault().stage("rota", kept("new", "key-1"));

        assertThat(value(vault().staged("rota"))).contains(kept("new", "key-1"));
        assertThat(value(vault().current("rota"))).isEmpty();
    }

    @Test
    void whatIsPublishedIsTheNewestThatReadersGet() {
        setByHand("rota", "old");
        assertThat(value(vault().current("rota")).map(kept -> kept.text().value()))
                .contains("old");
        assertThat(value(vault().current("rota")).map(Kept::keyId)).contains("");

        vault().publish("rota", kept("new", "key-1"));
        assertThat(value(vault().current("rota"))).contains(kept("new", "key-1"));
    }

    @Test
    void whatIsDiscardedIsGoneForGoodAndReadersKeepTheirs() {
        vault().stage("rota", kept("new", "key-1"));
        vault().publish("rota", kept("new", "key-1"));
        vault().discard("rota");
        assertThat(vault().discard("rota")).isInstanceOf(Answer.Done.class);
        assertThat(vault().discard("never-there")).isInstanceOf(Answer.Done.class);

        assertThat(value(vault().staged("rota"))).isEmpty();
        assertThat(value(vault().current("rota"))).contains(kept("new", "key-1"));
    }

    @Test
    void whatWasDiscardedCanBeStagedAgain() {
        vault().stage("rota", kept("new", "key-1"));
        vault().discard("rota");
        vault().stage("rota", kept("newer", "key-2"));

        assertThat(value(vault().staged("rota"))).contains(kept("newer", "key-2"));
    }

    private static Kept kept(String text, String key) {
        return new Kept(new SecretText(text), key, "virtual-visits-1", ENDS);
    }

    /** What was answered. */
    protected static <T> T value(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Answer.Done.class);
        return ((Answer.Done<T>) answer).value();
    }
}
