package org.virtualvisits.adapters.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.exception.HttpResponseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyVaultSecretsTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2030-01-07T09:00:00Z"));
    private final InstantSource time = now::get;
    private final FakeVault vault = new FakeVault();
    private final KeyVaultSecrets secrets = new KeyVaultSecrets(vault.client(), time.withZone(ZoneOffset.UTC));

    @Test
    void aSecretIsFoundByItsName() {
        vault.put("ehr-signing-1", "whsec_c2VjcmV0");

        assertThat(secrets.find("ehr-signing-1")).contains("whsec_c2VjcmV0");
        assertThat(secrets.find("ehr-signing-2")).isEmpty();
    }

    @Test
    void aValueIsReadOnceInFiveMinutesThenAnew() {
        vault.put("key", "old");
        secrets.find("key");
        vault.put("key", "new");

        pass(KeyVaultSecrets.LONGEST.minusNanos(1));
        assertThat(secrets.find("key")).contains("old");
        assertThat(vault.reads()).isOne();

        pass(Duration.ofNanos(1));
        assertThat(secrets.find("key")).contains("new");
        assertThat(vault.reads()).isEqualTo(2);
    }

    @Test
    void anAbsenceIsRememberedForHalfAMinuteOnly() {
        secrets.find("key");
        vault.put("key", "set");

        pass(KeyVaultSecrets.LONGEST_ABSENCE.minusNanos(1));
        assertThat(secrets.find("key")).isEmpty();
        assertThat(vault.reads()).isOne();

        pass(Duration.ofNanos(1));
        assertThat(secrets.find("key")).contains("set");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 429, 500, 503})
    void aVaultThatRefusesIsAFaultAndNotAnAbsence(int status) {
        vault.put("key", "value");
        vault.answer(status);
        assertThatThrownBy(() -> secrets.find("key")).isInstanceOf(HttpResponseException.class);

        vault.answer(200);

        assertThat(secrets.find("key")).contains("value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", "a_b", "a.b", "é", "a?b", "../keys/a", "a b", "a\n"})
    void aNameThatNoSecretCanHaveIsAbsentAndTheVaultIsNotAsked(String name) {
        assertThat(secrets.find(name)).isEmpty();
        assertThat(vault.reads()).isZero();
    }

    @Test
    void namesHaveUpTo127Characters() {
        vault.put("a".repeat(127), "value");

        assertThat(secrets.find("a".repeat(127))).contains("value");
        assertThat(secrets.find("a".repeat(128))).isEmpty();
        assertThat(vault.reads()).isOne();
    }

    @Test
    void howeverManyNamesAreAskedForTheNewestAreRemembered() {
        for (int i = 0; i < 1_100; i++) {
            secrets.find("name-" + i);
        }
        secrets.find("name-1099");

        assertThat(vault.reads()).isEqualTo(1_100);
    }

    private void pass(Duration duration) {
        now.updateAndGet(then -> then.plus(duration));
    }
}
