package org.virtualvisits.core.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.core.credential.CredentialExample.NOW;
import static org.virtualvisits.core.credential.CredentialExample.ending;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.credential.Credential.Kind;
import org.virtualvisits.core.credential.Reporting.Every;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.report.Author;
import org.virtualvisits.core.report.Posting;
import org.virtualvisits.sandbox.memory.InMemoryCredentialLedger;
import org.virtualvisits.sandbox.memory.InMemoryPostings;

final class MailedReportTest {

    private static final OrganisationId NORTH = new OrganisationId("north");

    private final InMemoryCredentialLedger ledger = new InMemoryCredentialLedger();
    private final InMemoryPostings postings = new InMemoryPostings();
    private final RecordingLetters letters = new RecordingLetters();

    @Test
    void aReportIsPlannedForItsReadersOnceAWeekOfTheOrganisationsOwnDays() {
        Watch watch = WatchExample.of("north")
                .zone("Europe/Berlin")
                .report(Every.WEEK, "ann@example.org", "bob@example.org")
                .make();
        reports(Instant.parse("2027-01-03T22:30:00Z")).listed(watch);
        reports(Instant.parse("2027-01-03T23:30:00Z")).listed(watch);
        reports(NOW).listed(watch);

        assertThat(postings.open()).extracting(Posting::about).containsExactlyInAnyOrder("2026-W53", "2027-W01");
        assertThat(postings.open()).allSatisfy(posting -> {
            assertThat(posting.organisation()).isEqualTo(NORTH);
            assertThat(posting.kind()).isEqualTo(Posting.Kind.CREDENTIALS);
            assertThat(posting.readers())
                    .extracting(Posting.Reader::address)
                    .containsExactly("ann@example.org", "bob@example.org");
        });
    }

    @Test
    void nobodyIsMailedAReportUnlessSomebodyAskedForIt() {
        reports(NOW).listed(WatchExample.of("north").make());

        assertThat(postings.open()).isEmpty();
    }

    @Test
    void aPeriodHasOneNameOnAllOfItsDays() {
        LocalDate friday = LocalDate.of(2027, 1, 1);

        assertThat(MailedReport.period(Every.DAY, friday)).isEqualTo("2027-01-01");
        assertThat(MailedReport.period(Every.WEEK, friday)).isEqualTo("2026-W53");
        assertThat(MailedReport.period(Every.WEEK, friday.plusDays(2))).isEqualTo("2026-W53");
        assertThat(MailedReport.period(Every.WEEK, friday.plusDays(3))).isEqualTo("2027-W01");
        assertThat(MailedReport.period(Every.MONTH, friday)).isEqualTo("2027-01");
        assertThat(MailedReport.period(Every.MONTH, friday.plusDays(30))).isEqualTo("2027-01");
    }

    @Test
    void theMailListsWhatEndsOrHasEndedAndCountsTheRest() {
        has(
                ending("a", -3).of("Labs"),
                ending("b", 10).of("Rota"),
                ending("c", 20).of("Intranet").kind(Kind.SAML_SIGNING),
                ending("d", 300).of("Far"),
                ending("e", 5).of("Replaced").supersededBy("d"));
        Author.Content content = content();

        assertThat(content.from()).isEqualTo("visits@example.org");
        assertThat(content.fromName()).isEqualTo("Virtual Visits credential watch");
        assertThat(content.subject()).isEqualTo("Credentials of north: 1 expired in use, 2 expiring");
        assertThat(content.text()).isEqualTo("""
                        Credentials of north: 1 expired in use, 2 expiring, 1 valid, 1 superseded.

                        2027-01-01  Secret of Labs (expired in use)
                        2027-01-14  Secret of Rota (expiring)
                        2027-01-24  SAML signing certificate of Intranet (expiring)

                        All of it: GET /api/credentials?organisation=north
                        """);
        assertThat(content.html()).isEqualTo("report");
        assertThat(letters.data()).containsEntry("counts", "1 expired in use, 2 expiring, 1 valid, 1 superseded.");
        assertThat(letters.lines())
                .extracting(row -> row.getOrDefault("application", "nothing"))
                .containsExactly("Labs", "Rota", "Intranet");
    }

    @Test
    void moreThanAMailboxTakesAreCountedAndNotShown() {
        has(IntStream.range(0, 301)
                .mapToObj(number -> ending("key" + number, 10))
                .toArray(CredentialExample[]::new));
        Author.Content content = content();

        assertThat(content.subject()).endsWith("301 expiring");
        assertThat(letters.lines()).hasSize(300);
        assertThat(letters.data()).containsEntry("counts", "301 expiring. 1 more of these are not shown here.");
    }

    @Test
    void whereNothingIsFoundTheMailSaysSo() {
        has();

        assertThat(content().text()).startsWith("Credentials of north: none is watched.\n");
    }

    @Test
    void nothingIsMailedForAnOrganisationThatHasNothingWatchedAnyMore() {
        assertThat(reports(NOW).write(posting())).isEmpty();
    }

    private void has(CredentialExample... credentials) {
        ledger.put(WatchExample.of("north").make());
        ledger.write(NORTH, Stream.of(credentials).map(CredentialExample::held).toList());
    }

    private Author.Content content() {
        return reports(NOW).write(posting()).orElseThrow();
    }

    private static Posting posting() {
        return Posting.planned(NORTH, Posting.Kind.CREDENTIALS, "2027-W01", List.of("ann@example.org"), NOW);
    }

    private MailedReport reports(Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new MailedReport(ledger, new ReportCredentials(ledger, letters, clock), postings, clock);
    }
}
