package org.virtualvisits.core.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.credential.Credential.Kind;
import org.virtualvisits.core.credential.Registration.Entry;
import org.virtualvisits.core.credential.Registration.Form;
import org.virtualvisits.core.credential.Registration.Sort;

final class InventoryTest {

    private static final Instant NOW = Instant.parse("2027-01-04T06:00:00Z");
    private static final Own NOBODY = new Own("nobody", Optional.empty());

    @Test
    void theThreeEntriesOfASamlCertificateAreOneCredential() {
        List<Credential> all = of(
                Form.SERVICE_PRINCIPAL,
                Optional.of("aa"),
                entry(Sort.PASSWORD, "s", "aa", 0, 90),
                entry(Sort.KEY, "v", "aa", 0, 90),
                signing("s", "aa", 0, 90));

        assertThat(all).singleElement().satisfies(one -> assertThat(one.kind()).isEqualTo(Kind.SAML_SIGNING));
    }

    @Test
    void twoSecretsUnderOneDescriptionStayTwo() {
        assertThat(of(
                        Form.APPLICATION,
                        Optional.empty(),
                        entry(Sort.PASSWORD, "a", "aa", 0, 90),
                        entry(Sort.PASSWORD, "b", "aa", 0, 90)))
                .hasSize(2);
    }

    @Test
    void anOlderOneIsSupersededOnlyByOneThatIsValidNewerAndLonger() {
        Entry old = entry(Sort.PASSWORD, "old", "", -100, 10);

        assertThat(isSuperseded(old, entry(Sort.PASSWORD, "new", "", -1, 11))).isTrue();
        assertThat(isSuperseded(old, entry(Sort.PASSWORD, "not yet", "", 1, 300)))
                .isFalse();
        assertThat(isSuperseded(old, entry(Sort.PASSWORD, "older", "", -101, 300)))
                .isFalse();
        assertThat(isSuperseded(old, entry(Sort.PASSWORD, "shorter", "", -1, 9)))
                .isFalse();
        assertThat(isSuperseded(old, entry(Sort.KEY, "certificate", "", -1, 300)))
                .isTrue();
    }

    @Test
    void aSigningCertificateIsNotReplacedByACredentialForSigningIn() {
        List<Credential> all = of(
                Form.SERVICE_PRINCIPAL,
                Optional.empty(),
                signing("s", "aa", -100, 10),
                entry(Sort.PASSWORD, "p", "", -1, 300));

        assertThat(all).allMatch(one -> one.superseded().isEmpty());
    }

    @Test
    void theActiveSigningCertificateCountsThoughANewerOneLiesReady() {
        List<Credential> all = of(
                Form.SERVICE_PRINCIPAL, Optional.of("aa"), signing("a", "aa", -100, 10), signing("b", "bb", -1, 300));

        assertThat(all).extracting(one -> one.superseded().isPresent()).containsExactly(false, true);
    }

    @Test
    void whereTheActiveSigningCertificateIsNotAmongThemNoneIsTakenForSuperseded() {
        List<Credential> all = of(
                Form.SERVICE_PRINCIPAL, Optional.of("cc"), signing("a", "aa", -100, 10), signing("b", "bb", -1, 300));

        assertThat(all).allMatch(one -> one.superseded().isEmpty());
    }

    @Test
    void theSecretThisProductUsesIsNeverSupersededAndItsSpareIsNotCritical() {
        var registration = registration(
                Form.APPLICATION,
                Optional.empty(),
                entry(Sort.PASSWORD, "used", "", -100, 10),
                entry(Sort.PASSWORD, "spare", "", -1, 300));
        List<Credential> all = new Inventory(registration, new Own("app", Optional.of("used")), NOW).credentials(false);

        assertThat(all).extracting(Credential::own).containsExactly(true, false);
        assertThat(all).allMatch(one -> one.superseded().isEmpty());
    }

    @Test
    void theSecretThisProductUsesIsNotSupersededEvenOnceItHasEnded() {
        List<Credential> all = ownSecrets(Optional.of("used"), -5);

        assertThat(all).allMatch(one -> one.superseded().isEmpty());
    }

    @Test
    void whereItIsUnknownWhichSecretThisProductUsesOnlyOneThatHasEndedCanBeSuperseded() {
        assertThat(ownSecrets(Optional.empty(), 10))
                .allMatch(one -> one.superseded().isEmpty());
        assertThat(ownSecrets(Optional.empty(), -5))
                .allMatch(Credential::own)
                .extracting(one -> one.superseded().isPresent())
                .containsExactly(true, false);
    }

    private static List<Credential> ownSecrets(Optional<String> used, int firstEnds) {
        var registration = registration(
                Form.APPLICATION,
                Optional.empty(),
                entry(Sort.PASSWORD, "used", "", -100, firstEnds),
                entry(Sort.PASSWORD, "spare", "", -50, 300));
        return new Inventory(registration, new Own("app", used), NOW).credentials(false);
    }

    @Test
    void aCertificateThatCannotSignIsNotTakenForTheActiveSigningCertificate() {
        List<Credential> all = of(
                Form.SERVICE_PRINCIPAL,
                Optional.of("aa"),
                signing("b", "bb", -100, 10),
                entry(Sort.KEY, "v", "aa", -1, 300));

        assertThat(all).allMatch(one -> one.superseded().isEmpty());
    }

    @Test
    void ofTwoThatEndTogetherTheSameOneIsTheSuccessorInWhateverOrderTheyAreListed() {
        Entry old = entry(Sort.PASSWORD, "old", "", -100, 10);
        Entry one = entry(Sort.PASSWORD, "one", "", -1, 300);
        Entry other = entry(Sort.PASSWORD, "other", "", -1, 300);

        assertThat(of(Form.APPLICATION, Optional.empty(), old, one, other).getFirst())
                .isEqualTo(
                        of(Form.APPLICATION, Optional.empty(), old, other, one).getFirst());
    }

    @Test
    void certificatesOfManagedIdentitiesAreAzuresOwnAffair() {
        var identity = new Registration(
                Form.SERVICE_PRINCIPAL,
                "o",
                "app",
                "vm",
                true,
                Optional.empty(),
                false,
                List.of(),
                List.of(entry(Sort.KEY, "k", "", -100, 10)));

        assertThat(new Inventory(identity, NOBODY, NOW).credentials(false)).isEmpty();
    }

    @Test
    void apartNoneReplacesAnother() {
        var registration = registration(
                Form.APPLICATION,
                Optional.empty(),
                entry(Sort.PASSWORD, "a", "", -100, 10),
                entry(Sort.PASSWORD, "b", "", -1, 300));

        assertThat(new Inventory(registration, NOBODY, NOW).credentials(true))
                .allMatch(one -> one.superseded().isEmpty());
    }

    private static boolean isSuperseded(Entry old, Entry other) {
        return of(Form.APPLICATION, Optional.empty(), old, other).stream()
                .filter(one -> one.id().equals(CredentialId.of("o", "old")))
                .findFirst()
                .orElseThrow()
                .superseded()
                .isPresent();
    }

    private static List<Credential> of(Form form, Optional<String> active, Entry... entries) {
        return new Inventory(registration(form, active, entries), NOBODY, NOW).credentials(false);
    }

    private static Registration registration(Form form, Optional<String> active, Entry... entries) {
        return new Registration(form, "o", "app", "App", false, active, false, List.of(), List.of(entries));
    }

    private static Entry signing(String keyId, String mark, int from, int to) {
        return new Entry(Sort.KEY, keyId, Optional.of(mark), true, day(from), day(to));
    }

    private static Entry entry(Sort sort, String keyId, String mark, int from, int to) {
        return new Entry(sort, keyId, Optional.of(mark).filter(its -> !its.isEmpty()), false, day(from), day(to));
    }

    private static Instant day(int number) {
        return NOW.plus(Duration.ofDays(number));
    }
}
