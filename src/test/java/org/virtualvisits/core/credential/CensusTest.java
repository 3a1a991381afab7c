package org.virtualvisits.core.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.core.credential.SmallTenant.FIRST;
import static org.virtualvisits.core.credential.SmallTenant.id;
import static org.virtualvisits.core.credential.SmallTenant.secret;
import static org.virtualvisits.core.credential.SmallTenant.signing;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.credential.Registration.Entry;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.core.pace.Hindrance;
import org.virtualvisits.sandbox.memory.InMemoryCredentialLedger;

final class CensusTest {

    private static final OrganisationId NORTH = new OrganisationId("north");
    private static final Entry OLD = secret("old", -300, 30);
    private static final Entry NEW = secret("new", 1, 400);

    private final SmallTenant tenant = new SmallTenant();
    private final WatchedWorld world = new WatchedWorld(tenant);

    CensusTest() {
        world.ledger().put(WatchExample.of("north").make());
    }

    @Test
    void whoWasToldThatASecretEndsIsToldOnceThatItIsGone() {
        tenant.has("rota", OLD);
        on(0);
        tenant.delete("rota");
        on(1);
        on(2);

        assertThat(world.sent())
                .containsOnlyKeys(
                        "2027-01-04 rota@example.org Secret of rota expires in 30 days (2027-02-03)",
                        "2027-01-05 rota@example.org Secret of rota has been removed");
        assertThat(held("rota", "old").gone()).contains(Instant.parse("2027-01-05T06:00:00Z"));
    }

    @Test
    void aRemovedSecretIsRememberedForNinetyDays() {
        tenant.has("rota", OLD);
        on(0);
        tenant.delete("rota");
        on(1);

        on(91);
        assertThat(world.ledger().find(NORTH, id("rota", "old"))).isPresent();
        on(92);
        assertThat(world.ledger().find(NORTH, id("rota", "old"))).isEmpty();
    }

    @Test
    void aRemovedSecretIsNotForgottenWhileWordOfItIsOnItsWay() {
        tenant.has("rota", OLD);
        on(0);
        tenant.delete("rota");
        world.answer("rota@example.org", new Delivery.Later(Duration.ZERO, Hindrance.THROTTLED));
        on(1);
        on(92);

        assertThat(world.ledger().find(NORTH, id("rota", "old"))).isPresent();
    }

    @Test
    void aRestoredSecretIsRemindedOfAgain() {
        tenant.has("rota", OLD);
        on(0);
        tenant.delete("rota");
        on(1);
        tenant.has("rota", OLD);
        on(16);

        assertThat(world.sent())
                .containsKey("2027-01-20 rota@example.org Secret of rota expires in 14 days (2027-02-03)");
        assertThat(held("rota", "old").gone()).isEmpty();
    }

    @Test
    void aNewSecretBesideTheOldOneGoesOnWithItsCalendarEntry() {
        tenant.has("rota", OLD);
        on(0);
        tenant.has("rota", OLD, NEW);
        on(1);

        assertReplaced();
    }

    @Test
    void aNewSecretInTheSteadOfTheOldOneGoesOnWithItsCalendarEntry() {
        tenant.has("rota", OLD);
        on(0);
        tenant.has("rota", NEW);
        on(1);

        assertThat(held("rota", "old").credential().superseded()).contains(id("rota", "new"));
        assertReplaced();
    }

    private void assertReplaced() {
        assertThat(world.sent()).hasSize(2).containsKey("2027-01-05 rota@example.org Secret of rota has been replaced");
        assertThat(world.entries())
                .extracting(CalendarEntries.Entry::day)
                .containsExactly(FIRST.plusDays(30), FIRST.plusDays(400));
        assertThat(held("rota", "new").entry()).isEqualTo(id("rota", "old").value());

        on(400 - 90);
        assertThat(world.entries())
                .extracting(CalendarEntries.Entry::uid)
                .hasSize(3)
                .containsOnly(id("rota", "old") + "-north@example.org");
        assertThat(world.entries()).extracting(CalendarEntries.Entry::sequence).containsExactly(1, 2, 3);
    }

    @Test
    void whereNobodyWasToldOfTheOldOneTheNewOneHasACalendarEntryOfItsOwn() {
        Entry early = secret("old", -300, 200);
        tenant.has("rota", early);
        tenant.has("labs", early);
        on(0);
        tenant.has("rota", early, NEW);
        tenant.has("labs", NEW);
        on(1);

        assertThat(world.sent()).isEmpty();
        assertThat(held("rota", "new").entry()).isEqualTo(id("rota", "new").value());
        assertThat(held("labs", "new").entry()).isEqualTo(id("labs", "new").value());
    }

    @Test
    void aRemovedOneIsReplacedOnlyByOneThatIsValidAndForLonger() {
        assertThat(wordWhereThereIs(secret("longer", -400, 31))).isEqualTo("replaced");
        assertThat(wordWhereThereIs(secret("not yet", 2, 400))).isEqualTo("removed");
        assertThat(wordWhereThereIs(secret("no longer", -400, 30))).isEqualTo("removed");
    }

    /** What is said of the old one when the other is there in its stead. */
    private static String wordWhereThereIs(Entry other) {
        var its = new CensusTest();
        its.tenant.has("rota", OLD);
        its.on(0);
        its.tenant.has("rota", other);
        its.on(1);
        return its.world.sent().keySet().stream()
                .filter(mail -> mail.contains("has been"))
                .map(mail -> mail.substring(mail.lastIndexOf(' ') + 1))
                .findFirst()
                .orElse("nothing");
    }

    @Test
    void aSecretOfAnotherApplicationReplacesNone() {
        tenant.has("rota", OLD);
        tenant.has("labs", secret("other", -300, 400));
        on(0);
        tenant.has("rota");
        on(1);

        assertThat(world.sent()).containsKey("2027-01-05 rota@example.org Secret of rota has been removed");
    }

    @Test
    void aSecretDoesNotReplaceARemovedSigningCertificate() {
        tenant.signOnHas("intranet", signing("old", -300, 30));
        on(0);
        tenant.signOnHas("intranet", NEW);
        on(1);

        assertThat(world.sent())
                .containsKey("2027-01-05 intranet@example.org SAML signing certificate of intranet has been removed");
    }

    @Test
    void ofTwoRemovedTogetherNeitherReplacesTheOther() {
        tenant.has("rota", OLD, secret("longer", -400, 60));
        on(0);
        tenant.has("rota");
        on(1);

        assertThat(world.sent())
                .hasSize(3)
                .containsEntry("2027-01-05 rota@example.org Secret of rota has been removed", 2);
    }

    @Test
    void anAcknowledgementSilencesTheNextReminderAndNotTheOneAfter() {
        tenant.has("rota", OLD);
        on(0);
        var outcome = new AcknowledgeReminder(world.ledger(), world.clock())
                .acknowledge(NORTH, id("rota", "old"), "Robin Price", FIRST.plusDays(20));
        assertThat(outcome).isEqualTo(new AcknowledgeReminder.Outcome.Silenced(14, FIRST.plusDays(16)));

        on(16);
        assertThat(world.sent()).hasSize(1);
        on(23);
        assertThat(world.sent())
                .hasSize(2)
                .containsKey("2027-01-27 rota@example.org Secret of rota expires in 7 days (2027-02-03)");
    }

    @Test
    void remindersOfTheOwnCredentialAreSentWhateverWasAcknowledged() {
        tenant.ownHas(OLD);
        on(0);
        world.ledger()
                .put(
                        NORTH,
                        new Acknowledgement(
                                id(MadeUpTenant.OWN, "old"),
                                "Robin Price",
                                FIRST.plusDays(20),
                                world.clock().instant(),
                                14));
        on(16);

        assertThat(world.sent())
                .containsKey("2027-01-20 fallback@example.org CRITICAL: Secret of Virtual Visits expires in 14 days"
                        + " (2027-02-03)");
    }

    @Test
    void aLongListIsWrittenAHundredRowsAtATimeAndEachRowOnce() {
        var ledger = new InMemoryCredentialLedger();
        var sizes = new ArrayList<Integer>();
        var census = new Census(
                WatchExample.of("north").make(),
                new Own(MadeUpTenant.OWN, Optional.empty()),
                watched(ledger, sizes::add),
                CredentialExample.NOW);
        tenant.has(
                "rota",
                IntStream.range(0, 250)
                        .mapToObj(number -> secret("key" + number, -300, 400))
                        .toArray(Entry[]::new));
        tenant.read(FIRST, Optional.empty(), census::note);

        assertThat(census.finish()).isEqualTo(250);
        assertThat(sizes).containsExactly(100, 100, 50);
        var written = new ArrayList<Held>();
        ledger.each(NORTH, written::add);
        assertThat(written).hasSize(250);
    }

    /** Tells of each writing how many rows it is of. */
    private static CredentialLedger watched(CredentialLedger ledger, Consumer<Integer> sizes) {
        return (CredentialLedger) Proxy.newProxyInstance(
                CredentialLedger.class.getClassLoader(),
                new Class<?>[] {CredentialLedger.class},
                (proxy, method, given) -> {
                    if (method.getName().equals("write") && given.length == 2 && given[1] instanceof List<?> rows) {
                        sizes.accept(rows.size());
                    }
                    return method.invoke(ledger, given);
                });
    }

    private void on(int day) {
        world.on(FIRST.plusDays(day));
        world.tick();
    }

    private Held held(String application, String key) {
        return world.ledger().find(NORTH, id(application, key)).orElseThrow();
    }
}
