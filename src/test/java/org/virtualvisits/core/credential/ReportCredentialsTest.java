package org.virtualvisits.core.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.core.credential.CredentialExample.NOW;
import static org.virtualvisits.core.credential.CredentialExample.ending;
import static org.virtualvisits.core.credential.CredentialExample.id;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.sandbox.memory.InMemoryCredentialLedger;

final class ReportCredentialsTest {

    private static final OrganisationId NORTH = new OrganisationId("north");
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 4);

    private final InMemoryCredentialLedger ledger = new InMemoryCredentialLedger();
    private final RecordingLetters letters = new RecordingLetters();
    private final ReportCredentials reports = new ReportCredentials(ledger, letters, CredentialExample.CLOCK);

    @Test
    void thereIsNoReportOfAnOrganisationThatHasNothingWatched() {
        assertThat(reports.report(NORTH, Set.of())).isEmpty();
    }

    @Test
    void theMostUrgentComesFirst() {
        has(
                ending("a", 300).of("Far"),
                ending("b", 10).of("Notes"),
                ending("c", -20).of("Replaced and ended").supersededBy("a"),
                ending("d", 10).of("Alerts"),
                ending("e", 20).of("Replaced").supersededBy("a"),
                ending("f", 10).of("Mail"),
                ending("g", -3).of("Ended"),
                ending("h", 10).of("Labs"),
                ending("i", 5).of("Zebra"));

        assertThat(report().lines())
                .extracting(line -> line.state() + " " + line.credential().application())
                .containsExactly(
                        "EXPIRED Ended",
                        "EXPIRING Zebra",
                        "EXPIRING Alerts",
                        "EXPIRING Labs",
                        "EXPIRING Mail",
                        "EXPIRING Notes",
                        "VALID Far",
                        "SUPERSEDED Replaced",
                        "EXPIRED_SUPERSEDED Replaced and ended");
    }

    @Test
    void aCredentialHasExpiredFromItsLastSecondAndExpiresFromItsFirstStep() {
        has(
                ending("a", NOW).of("Now"),
                ending("b", NOW.plusSeconds(1)).of("In a second"),
                ending("c", 90).of("First step"),
                ending("d", 91).of("A day before it"));

        assertThat(report().lines())
                .extracting(line -> line.state() + " " + line.credential().application())
                .containsExactly("EXPIRED Now", "EXPIRING In a second", "EXPIRING First step", "VALID A day before it");
    }

    @Test
    void whoNamesStatesGetsThoseOnly() {
        has(ending("a", 300), ending("b", 10), ending("c", -3));

        assertThat(reports.report(NORTH, Set.of(State.EXPIRED, State.VALID))
                        .orElseThrow()
                        .lines())
                .extracting(Report.Line::state)
                .containsExactly(State.EXPIRED, State.VALID);
    }

    @Test
    void whatIsNoLongerInTheDirectoryIsNotReported() {
        has(ending("a", 10).gone());

        assertThat(report().lines()).isEmpty();
    }

    @Test
    void aLineTellsTheLastDayInTheOrganisationsZoneAndWhichReminderWasLast() {
        has(ending("a", Instant.parse("2027-06-30T23:30:00Z")).at(90));

        assertThat(report().lines()).singleElement().satisfies(line -> {
            assertThat(line.expires()).isEqualTo(LocalDate.of(2027, 7, 1));
            assertThat(line.daysLeft()).isEqualTo(178);
            assertThat(line.kind()).isEqualTo("Secret");
            assertThat(line.lastStep()).contains(90);
            assertThat(line.acknowledged()).isEmpty();
        });
    }

    @Test
    void anAcknowledgementIsShownUntilTheDayThatWasPromisedIsOver() {
        has(ending("a", 10), ending("b", 11), ending("c", 12));
        var standing = new Acknowledgement(id("a"), "Robin Price", TODAY, NOW.minus(Duration.ofDays(3)), 7);
        ledger.put(NORTH, standing);
        ledger.put(NORTH, new Acknowledgement(id("b"), "Sam Hill", TODAY.minusDays(1), NOW, 7));

        assertThat(report().lines())
                .extracting(Report.Line::acknowledged)
                .containsExactly(Optional.of(standing), Optional.empty(), Optional.empty());
    }

    @Test
    void theReportSaysWhenItsListWasMadeAndHowThatWent() {
        has(ending("a", 10));
        Round listed = ledger.write(ledger.round().listed(TODAY, 1)).orElseThrow();
        ledger.write(listed.ended(NOW, "refused", Optional.of("Grant Application.Read.All.")));

        assertThat(reports.html(report())).isEqualTo("report");
        assertThat(letters.data())
                .containsEntry("organisation", "north")
                .containsEntry("day", "2027-01-04")
                .containsEntry("zone", "Europe/London")
                .containsEntry("listed", "2027-01-04")
                .containsEntry("trouble", "Grant Application.Read.All.")
                .containsEntry("none", false);
    }

    @Test
    void aReportBeforeTheFirstListSaysThatThereWasNone() {
        ledger.put(WatchExample.of("north").make());
        reports.html(report());

        assertThat(letters.data())
                .containsEntry("listed", "never")
                .containsEntry("trouble", "")
                .containsEntry("counts", "")
                .containsEntry("none", true);
    }

    @Test
    void howManyAreInWhichStateIsCounted() {
        has(
                ending("a", 300),
                ending("b", 10),
                ending("c", 11),
                ending("d", -3),
                ending("e", -4).supersededBy("a"));
        has(ending("f", 4).supersededBy("a"));
        reports.html(report());

        assertThat(letters.data())
                .containsEntry(
                        "counts", "1 expired in use, 2 expiring, 1 valid, 1 superseded, 1 expired but superseded");
    }

    @Test
    void aRowSaysInWordsHowLongIsLeftAndWhoOwnsIt() {
        has(
                ending("a", -3).of("Ended").owners("ann@example.org", "bob@example.org"),
                ending("b", NOW.plusSeconds(60)).of("Today"),
                ending("c", 3).of("Soon").own());
        reports.html(report());

        assertThat(letters.lines()).hasSize(3);
        assertThat(letters.lines().getFirst())
                .containsEntry("application", "Ended")
                .containsEntry("appId", "app")
                .containsEntry("kind", "Secret")
                .containsEntry("expires", "2027-01-01")
                .containsEntry("left", "3 ago")
                .containsEntry("state", "expired in use")
                .containsEntry("urgency", "expired")
                .containsEntry("own", false)
                .containsEntry("owners", "ann@example.org, bob@example.org");
        assertThat(letters.lines().get(1)).containsEntry("left", "today").containsEntry("owners", "nobody");
        assertThat(letters.lines().get(2))
                .containsEntry("left", "3")
                .containsEntry("own", true)
                .containsEntry("state", "expiring");
    }

    private void has(CredentialExample... credentials) {
        ledger.put(WatchExample.of("north").make());
        ledger.write(NORTH, Stream.of(credentials).map(CredentialExample::held).toList());
    }

    private Report report() {
        return reports.report(NORTH, Set.of()).orElseThrow();
    }
}
