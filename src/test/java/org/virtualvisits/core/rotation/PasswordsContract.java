package org.virtualvisits.core.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.rotation.Passwords.Added;
import org.virtualvisits.core.rotation.Passwords.Password;

/**
 * What every {@link Passwords} with its {@link SignIns} must do; subclassed once per implementation. There is one
 * application, with one secret made by hand.
 */
public abstract class PasswordsContract {

    /** The application's id, and that of its object. */
    protected static final String APP_ID = "5a9d0000-0000-4000-8000-000000000001";

    protected static final String OBJECT_ID = "a9910000-0000-4000-8000-000000000001";

    /** The secret made by hand. */
    protected static final String KEY = "5ec20000-0000-4000-8000-000000000001";

    protected static final String TEXT = "made by hand, of course";

    private static final Instant ENDS = Instant.parse("2031-01-01T00:00:00Z");

    protected abstract Passwords passwords();

    protected abstract SignIns signIns();

    /** Time goes on until what was added is known everywhere. */
    protected abstract void settle();

    @Test
    void anAddedSecretIsListedByItsMarkBesideTheOld() {
        Added added = value(passwords().add(OBJECT_ID, "virtual-visits-1", ENDS));
        settle();

        List<Password> all = value(passwords().list(OBJECT_ID)).orElseThrow();
        assertThat(all).extracting(Password::keyId).containsExactlyInAnyOrder(KEY, added.keyId());
        assertThat(all).contains(new Password(added.keyId(), Optional.of("virtual-visits-1")));
    }

    @Test
    void anAddedSecretGetsATokenOnceItIsKnownEverywhereAndNotBefore() {
        Added added = value(passwords().add(OBJECT_ID, "virtual-visits-1", ENDS));
        assertThat(value(signIns().prove(APP_ID, added.text()))).isFalse();
        settle();

        assertThat(value(signIns().prove(APP_ID, added.text()))).isTrue();
        assertThat(value(signIns().prove(APP_ID, new SecretText(TEXT)))).isTrue();
        assertThat(value(signIns().prove(APP_ID, new SecretText("another")))).isFalse();
    }

    @Test
    void twoAdditionsAreTwoSecrets() {
        Added one = value(passwords().add(OBJECT_ID, "virtual-visits-1", ENDS));
        Added two = value(passwords().add(OBJECT_ID, "virtual-visits-1", ENDS));

        assertThat(one.keyId()).isNotEqualTo(two.keyId());
        assertThat(one.text().value()).isNotEqualTo(two.text().value());
    }

    @Test
    void aRemovedSecretIsGoneAndRemovingItAgainIsFine() {
        assertThat(value(passwords().remove(OBJECT_ID, KEY))).isTrue();
        assertThat(value(passwords().remove(OBJECT_ID, KEY))).isFalse();

        assertThat(value(passwords().list(OBJECT_ID)).orElseThrow()).isEmpty();
        assertThat(value(signIns().prove(APP_ID, new SecretText(TEXT)))).isFalse();
    }

    @Test
    void anApplicationThatIsNotThereHasNoList() {
        assertThat(value(passwords().list("a9910000-0000-4000-8000-000000000099")))
                .isEmpty();
    }

    @Test
    void aSecretShowsItselfToNobody() {
        Added added = value(passwords().add(OBJECT_ID, "virtual-visits-1", ENDS));

        assertThat(added.toString()).doesNotContain(added.text().value());
    }

    /** What was answered. */
    protected static <T> T value(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Answer.Done.class);
        return ((Answer.Done<T>) answer).value();
    }
}
