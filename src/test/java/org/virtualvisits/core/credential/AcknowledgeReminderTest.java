package org.virtualvisits.core.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.core.credential.CredentialExample.NOW;
import static org.virtualvisits.core.credential.CredentialExample.ending;
import static org.virtualvisits.core.credential.CredentialExample.id;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.credential.AcknowledgeReminder.Outcome;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.sandbox.memory.InMemoryCredentialLedger;

final class AcknowledgeReminderTest {

    private static final OrganisationId NORTH = new OrganisationId("north");
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 4);

    private final InMemoryCredentialLedger ledger = new InMemoryCredentialLedger();

    @Test
    void theReminderAfterTheOneThatWasSentIsSilencedAndItIsNotedWhoSaidSo() {
        watched(ending("a", 20).at(30));

        assertThat(acknowledge(TODAY.plusDays(10))).isEqualTo(new Outcome.Silenced(14, TODAY.plusDays(6)));
        assertThat(ledger.acknowledgements(NORTH))
                .containsExactly(new Acknowledgement(id("a"), "Robin Price", TODAY.plusDays(10), NOW, 14));
    }

    @Test
    void aReminderThatIsDueAndNotSentYetIsTheOneSilencedAndSoToday() {
        watched(ending("a", 20).at(60));

        assertThat(acknowledge(TODAY)).isEqualTo(new Outcome.Silenced(30, TODAY));
    }

    @Test
    void whoKnowsBeforeAnyReminderSilencesTheFirst() {
        watched(ending("a", 200));

        assertThat(acknowledge(TODAY.plusDays(120))).isEqualTo(new Outcome.Silenced(90, TODAY.plusDays(110)));
    }

    @Test
    void onceItHasEndedTheNextDaysReminderIsSilenced() {
        watched(ending("a", -3).at(-3));

        assertThat(acknowledge(TODAY.plusDays(1))).isEqualTo(new Outcome.Silenced(-4, TODAY.plusDays(1)));
    }

    @Test
    void whoPromisesADayBeforeTheNextReminderIsToldWhenThatComesAndNothingIsNoted() {
        watched(ending("a", 20).at(30));

        assertThat(acknowledge(TODAY.plusDays(5))).isEqualTo(new Outcome.TooSoon(TODAY.plusDays(6)));
        assertThat(ledger.acknowledgements(NORTH)).isEmpty();
        assertThat(acknowledge(TODAY.plusDays(6))).as("on the day itself").isInstanceOf(Outcome.Silenced.class);
    }

    @Test
    void remindersOfTheOwnCredentialCannotBeSilenced() {
        watched(ending("a", 20).at(30).own());

        assertThat(acknowledge(TODAY.plusDays(10))).isEqualTo(new Outcome.Critical());
        assertThat(ledger.acknowledgements(NORTH)).isEmpty();
    }

    @Test
    void ofAReplacedOneThereIsNothingToSilence() {
        watched(ending("a", 20).at(30).supersededBy("b"));

        assertThat(acknowledge(TODAY.plusDays(10))).isEqualTo(new Outcome.Nothing());
        assertThat(ledger.acknowledgements(NORTH)).isEmpty();
    }

    @Test
    void whatIsNotThereOrNoLongerWatchedCannotBeAcknowledged() {
        ledger.put(WatchExample.of("north").make());
        assertThat(acknowledge(TODAY.plusDays(10))).isEqualTo(new Outcome.Unknown());

        watched(ending("a", 20).gone());
        assertThat(acknowledge(TODAY.plusDays(10))).as("removed").isEqualTo(new Outcome.Unknown());

        watched(ending("a", 20));
        ledger.removeWatch(NORTH);
        assertThat(acknowledge(TODAY.plusDays(10))).as("no longer watched").isEqualTo(new Outcome.Unknown());
    }

    @Test
    void anAcknowledgementStandsForItsOneStepUpToTheDayThatWasPromised() {
        var word = new Acknowledgement(id("a"), "Robin Price", TODAY, NOW, 14);

        assertThat(word.covers(14, TODAY)).isTrue();
        assertThat(word.covers(14, TODAY.plusDays(1))).isFalse();
        assertThat(word.covers(7, TODAY)).isFalse();
    }

    private void watched(CredentialExample credential) {
        ledger.put(WatchExample.of("north").make());
        ledger.write(NORTH, List.of(credential.held()));
    }

    private Outcome acknowledge(LocalDate until) {
        return new AcknowledgeReminder(ledger, CredentialExample.CLOCK)
                .acknowledge(NORTH, id("a"), "Robin Price", until);
    }
}
