package org.virtualvisits.core.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.OrganisationId;

/** What every {@link CredentialLedger} must do; subclassed once per implementation, each test on an empty one. */
public abstract class CredentialLedgerContract {

    protected static final OrganisationId NORTH = new OrganisationId("north");
    private static final OrganisationId SOUTH = new OrganisationId("south");
    private static final Instant NOW = Instant.parse("2027-01-04T06:00:00.123456789Z");

    /** An empty one. */
    protected abstract CredentialLedger ledger();

    @Test
    void whatIsWrittenIsReadAgainWhole() {
        Held whole = whole(1);
        Held bare = Held.of(credential(2));
        ledger().write(NORTH, List.of(whole, bare));

        assertThat(ledger().find(NORTH, whole.credential().id())).contains(whole);
        assertThat(ledger().find(NORTH, bare.credential().id())).contains(bare);
        assertThat(ledger().find(SOUTH, whole.credential().id())).isEmpty();
    }

    @Test
    void moreRowsThanOneTransactionTakesAreAllWrittenAndAllRead() {
        List<Held> many = IntStream.range(0, 1_203)
                .mapToObj(number -> Held.of(credential(number)))
                .toList();
        ledger().write(NORTH, many);

        var read = new ArrayList<Held>();
        ledger().each(NORTH, read::add);
        assertThat(read).containsExactlyInAnyOrderElementsOf(many);
    }

    @Test
    void onlyThoseWithAMessageOnItsWayAreOpen() {
        ledger().write(NORTH, List.of(whole(1), Held.of(credential(2))));

        var open = new ArrayList<Held>();
        ledger().eachOpen(NORTH, open::add);
        assertThat(open).containsExactly(whole(1));
    }

    @Test
    void whatIsRemovedIsForgottenWithItsAcknowledgement() {
        Held held = whole(1);
        ledger().write(NORTH, List.of(held));
        ledger().put(NORTH, word(held));
        ledger().remove(NORTH, List.of(held.credential().id(), credential(9).id()));

        assertThat(ledger().find(NORTH, held.credential().id())).isEmpty();
        assertThat(ledger().acknowledgements(NORTH)).isEmpty();
    }

    @Test
    void theLastWordAboutACredentialCounts() {
        Held held = whole(1);
        ledger().put(NORTH, new Acknowledgement(held.credential().id(), "Sam", LocalDate.of(2027, 1, 5), NOW, 30));
        ledger().put(NORTH, word(held));

        assertThat(ledger().acknowledgements(NORTH)).containsExactly(word(held));
        assertThat(ledger().acknowledgements(SOUTH)).isEmpty();
    }

    @Test
    void aWatchIsReplacedWholeAndRemoved() {
        ledger().put(watch(NORTH, Optional.of(Set.of("a", "b"))));
        ledger().put(watch(NORTH, Optional.empty()));
        ledger().put(watch(SOUTH, Optional.of(Set.of())));

        assertThat(ledger().watch(NORTH)).contains(watch(NORTH, Optional.empty()));
        assertThat(ledger().watches())
                .containsExactlyInAnyOrder(watch(NORTH, Optional.empty()), watch(SOUTH, Optional.of(Set.of())));
        ledger().removeWatch(NORTH);
        ledger().removeWatch(NORTH);
        assertThat(ledger().watch(NORTH)).isEmpty();
    }

    @Test
    void ofTwoRunsThatReadTheSameRoundTheSecondIsRefused() {
        assertThat(ledger().round()).isEqualTo(Round.NEVER);
        Round first = ledger().write(Round.NEVER.heldBy("one", NOW)).orElseThrow();
        assertThat(ledger().write(Round.NEVER.heldBy("two", NOW))).isEmpty();

        Round listed = ledger().write(first.listed(LocalDate.of(2027, 1, 4), 7)).orElseThrow();
        assertThat(ledger().write(first.ended(NOW, "late", Optional.of("trouble"))))
                .isEmpty();
        Round ended = ledger().write(listed.ended(NOW, "complete", Optional.of("trouble")))
                .orElseThrow();
        assertThat(ledger().round()).isEqualTo(ended);
        assertThat(ended.holder()).isEmpty();
    }

    private static Watch watch(OrganisationId organisation, Optional<Set<String>> applications) {
        return new Watch(
                organisation,
                applications,
                "visits@example.org",
                ZoneId.of("Europe/London"),
                List.of(90, 7, 0),
                true,
                List.of("a@example.org"),
                List.of("b@example.org"),
                Set.of("c"),
                List.of(new Rotated("d", "d-secret", 20, 90, 5)),
                Optional.of(new Reporting(List.of("e@example.org"), Reporting.Every.MONTH)));
    }

    private static Acknowledgement word(Held held) {
        return new Acknowledgement(held.credential().id(), "Robin Price", LocalDate.of(2027, 2, 1), NOW, 14);
    }

    /** With everything there can be. */
    protected static Held whole(int number) {
        Credential its = credential(number)
                .supersededBy(Optional.of(credential(number + 1).id()));
        var telling = new Telling(
                Telling.Kind.REMINDER,
                -3,
                List.of(
                        new Telling.Reader("a@example.org", Telling.Progress.PERHAPS_SENT),
                        new Telling.Reader("b@example.org", Telling.Progress.SENT)));
        return new Held(
                its,
                OptionalInt.of(-3),
                "c-entry",
                5,
                List.of("a@example.org"),
                true,
                Optional.of(telling),
                Optional.of(NOW));
    }

    private static Credential credential(int number) {
        return new Credential(
                CredentialId.of("object", "key" + number),
                Registration.Form.SERVICE_PRINCIPAL,
                "object",
                "app",
                "Rota \"è\" = 1",
                Credential.Kind.SAML_SIGNING,
                NOW,
                NOW.plusSeconds(86_400),
                Optional.empty(),
                true,
                true,
                List.of("a@example.org", "b@example.org"));
    }
}
