package org.virtualvisits.core.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.core.credential.CredentialExample.NOW;
import static org.virtualvisits.core.credential.CredentialExample.ending;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.sandbox.memory.InMemoryCredentialLedger;

final class TellOwnTest {

    private static final Watch NORTH = WatchExample.of("north").make();
    private static final Watch SOUTH = WatchExample.of("south").make();

    private final InMemoryCredentialLedger ledger = new InMemoryCredentialLedger();
    private final List<String> told = new ArrayList<>();

    @Test
    void ofSeveralOwnCredentialsTheOneThatEndsFirstCounts() {
        has(NORTH, ending("a", 40).own(), ending("b", 12).own(), ending("c", 25).own());
        has(SOUTH, ending("d", 13).own());
        tell();

        assertThat(told).containsExactly("OWN_CREDENTIAL_LEFT 12.0");
    }

    @Test
    void partsOfADayCountAndOneThatHasEndedIsToldAsNegative() {
        has(SOUTH, ending("a", NOW.plus(Duration.ofHours(36))).own());
        tell();
        has(SOUTH, ending("b", -2).own());
        tell();

        assertThat(told).containsExactly("OWN_CREDENTIAL_LEFT 1.5", "OWN_CREDENTIAL_LEFT -2.0");
    }

    @Test
    void whatIsNotOurOwnOrGoneOrReplacedDoesNotCount() {
        has(
                NORTH,
                ending("other", 1),
                ending("gone", 2).own().gone(),
                ending("replaced", 3).own().supersededBy("used"),
                ending("used", 30).own());
        tell();

        assertThat(told).containsExactly("OWN_CREDENTIAL_LEFT 30.0");
    }

    @Test
    void whereNoneOfThemIsOurOwnNothingIsTold() {
        has(NORTH, ending("other", 1));
        tell();

        assertThat(told).isEmpty();
    }

    private void has(Watch watch, CredentialExample... credentials) {
        OrganisationId organisation = watch.organisation();
        ledger.write(
                organisation,
                Stream.of(credentials).map(CredentialExample::held).toList());
    }

    private void tell() {
        new TellOwn(ledger, (measure, value, labels) -> told.add(measure + " " + value))
                .tell(List.of(NORTH, SOUTH), NOW);
    }
}
