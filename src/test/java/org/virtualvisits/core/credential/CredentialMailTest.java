package org.virtualvisits.core.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.core.credential.CredentialExample.NOW;
import static org.virtualvisits.core.credential.CredentialExample.ending;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.credential.Credential.Kind;
import org.virtualvisits.core.notice.Messenger;

final class CredentialMailTest {

    private final RecordingLetters letters = new RecordingLetters();
    private final List<CalendarEntries.Entry> entries = new ArrayList<>();
    private final CredentialMail mail = new CredentialMail(letters, entry -> {
        entries.add(entry);
        return "BEGIN:VCALENDAR";
    });

    @Test
    void aReminderAsksTheReaderToKeepTheDay() {
        Messenger.Mail written = write(ending("a", 14), Telling.Kind.REMINDER);

        assertThat(written.subject()).isEqualTo("Secret of Rota expires in 14 days (2027-01-18)");
        assertThat(written.text()).isEqualTo("text");
        assertThat(written.html()).isEqualTo("html");
        assertThat(written.invite()).contains(new Messenger.Invite("REQUEST", "BEGIN:VCALENDAR"));
        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.stands()).isTrue();
            assertThat(entry.day()).isEqualTo(LocalDate.of(2027, 1, 18));
            assertThat(entry.summary()).isEqualTo("Secret of Rota expires");
            assertThat(entry.attendee()).isEqualTo("ann@example.org");
        });
        assertThat(letters.data())
                .containsEntry("headline", "Secret of Rota expires in 14 days (2027-01-18)")
                .containsEntry("application", "Rota")
                .containsEntry("expires", "2027-01-18")
                .containsEntry("reminder", true)
                .containsEntry("replaced", false)
                .containsEntry("gone", false);
    }

    @Test
    void wordOfAReplacementMovesTheDayToTheEndOfTheNewOne() {
        CredentialExample old = ending("a", 14).supersededBy("b");
        Messenger.Mail written =
                write(old, ending("b", 400).kind(Kind.CERTIFICATE).make(), Telling.Kind.REPLACED);

        assertThat(written.subject()).isEqualTo("Secret of Rota has been replaced");
        assertThat(written.invite().orElseThrow().method()).isEqualTo("REQUEST");
        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.day()).isEqualTo(LocalDate.of(2028, 2, 8));
            assertThat(entry.summary()).isEqualTo("Certificate of Rota expires");
        });
        assertThat(letters.data())
                .containsEntry("expires", "2028-02-08")
                .containsEntry("reminder", false)
                .containsEntry("replaced", true)
                .containsEntry("gone", false);
    }

    @Test
    void wordOfARemovalStrikesTheDayOut() {
        Messenger.Mail written = write(ending("a", 14), Telling.Kind.GONE);

        assertThat(written.subject()).isEqualTo("Secret of Rota has been removed");
        assertThat(written.invite().orElseThrow().method()).isEqualTo("CANCEL");
        assertThat(entries)
                .singleElement()
                .extracting(CalendarEntries.Entry::stands)
                .isEqualTo(false);
        assertThat(letters.data())
                .containsEntry("reminder", false)
                .containsEntry("replaced", false)
                .containsEntry("gone", true);
    }

    @Test
    void onlyAReminderOfTheOwnCredentialIsCalledCritical() {
        assertThat(write(ending("a", 1).own(), Telling.Kind.REMINDER).subject())
                .isEqualTo("CRITICAL: Secret of Rota expires in 1 day (2027-01-05)");
        assertThat(write(ending("a", 1).own(), Telling.Kind.GONE).subject())
                .isEqualTo("Secret of Rota has been removed");
    }

    @Test
    void onTheLastDayTheMailTellsWhetherTheHourIsStillToCome() {
        assertThat(write(ending("a", NOW.plusSeconds(1)), Telling.Kind.REMINDER).subject())
                .isEqualTo("Secret of Rota expires today (2027-01-04)");
        assertThat(write(ending("a", NOW), Telling.Kind.REMINDER).subject())
                .isEqualTo("Secret of Rota expired today (2027-01-04)");
        assertThat(write(ending("a", -2), Telling.Kind.REMINDER).subject())
                .isEqualTo("Secret of Rota expired 2 days ago (2027-01-02)");
    }

    @Test
    void aReplacedOneIsToBeRemovedInTheEnd() {
        assertThat(Advice.on(ending("a", 14).supersededBy("b").make())).startsWith("A newer one is valid.");
    }

    @Test
    void aSecretBestGivesWayToSomethingThatDoesNotExpire() {
        assertThat(Advice.on(ending("a", 14).make())).startsWith("Best is to need no secret");
        assertThat(Advice.on(ending("a", 14).federated().make()))
                .startsWith("This application also has a federated credential");
    }

    @Test
    void aCertificateIsReplacedWhereItIsUsed() {
        assertThat(Advice.on(ending("a", 14).kind(Kind.CERTIFICATE).make()))
                .startsWith("Upload a new certificate beside this one");
        assertThat(Advice.on(ending("a", 14).kind(Kind.SAML_SIGNING).make()))
                .startsWith("Add a new signing certificate under the enterprise application's single sign-on");
    }

    @Test
    void ofTheOwnCredentialItIsSaidFirstWhatStopsWithIt() {
        assertThat(Advice.on(ending("a", 14).own().make()))
                .startsWith("Virtual Visits itself signs in with it")
                .contains("Best is to need no secret");
        assertThat(Advice.on(ending("a", 14).own().kind(Kind.CERTIFICATE).make()))
                .startsWith("Virtual Visits itself signs in with it")
                .contains("Upload a new certificate");
    }

    private Messenger.Mail write(CredentialExample about, Telling.Kind kind) {
        return write(about, about.make(), kind);
    }

    private Messenger.Mail write(CredentialExample about, Credential subject, Telling.Kind kind) {
        return mail.write(
                WatchExample.of("north").make(),
                about.held(),
                subject,
                Telling.to(List.of("ann@example.org"), kind, 14),
                "ann@example.org",
                NOW);
    }
}
