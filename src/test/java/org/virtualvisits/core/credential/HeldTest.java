package org.virtualvisits.core.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.core.credential.CredentialExample.ending;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.credential.Telling.Progress;
import org.virtualvisits.core.credential.Telling.Reader;

final class HeldTest {

    private static final Telling TELLING =
            Telling.to(List.of("ann@example.org", "bob@example.org"), Telling.Kind.REMINDER, 14);

    @Test
    void aMessageIsOnItsWayUntilItsLastReaderHasItOrNeverWill() {
        Held held = ending("a", 14).held().reminding(TELLING);
        Telling half = TELLING.with(new Reader("ann@example.org", Progress.SENT));
        Telling whole = half.with(new Reader("bob@example.org", Progress.REFUSED));

        assertThat(held.telling(half).open()).contains(half);
        assertThat(held.telling(half.with(new Reader("bob@example.org", Progress.PERHAPS_SENT)))
                        .open())
                .isPresent();
        assertThat(held.telling(whole).open()).isEmpty();
    }

    @Test
    void whoWasEverToldIsToldOfTheEndOfItToo() {
        Held first =
                ending("a", 14).held().reminding(Telling.to(List.of("ann@example.org"), Telling.Kind.REMINDER, 30));
        Held second = first.reminding(TELLING).closing(Telling.Kind.GONE);

        assertThat(second.open().orElseThrow().readers())
                .extracting(Reader::address)
                .containsExactly("ann@example.org", "bob@example.org");
    }

    @Test
    void nobodyIsToldOfTheEndTwiceAndNobodyWhoWasNeverToldOfTheBeginning() {
        Held closed = ending("a", 14).held().reminding(TELLING).closing(Telling.Kind.REPLACED);
        Held told = closed.telling(TELLING.with(new Reader("ann@example.org", Progress.SENT))
                .with(new Reader("bob@example.org", Progress.SENT)));

        assertThat(closed.open()).isPresent();
        assertThat(told.closing(Telling.Kind.GONE).open()).isEmpty();
        assertThat(ending("a", 14).held().closing(Telling.Kind.GONE).open()).isEmpty();
    }

    @Test
    void wordOfTheEndThatIsStillToBeSentStaysWhenTheEndIsSeenAgain() {
        Held closed = ending("a", 14).held().reminding(TELLING).closing(Telling.Kind.REPLACED);

        assertThat(closed.closing(Telling.Kind.REPLACED).open()).isEqualTo(closed.open());
    }
}
