package org.virtualvisits.adapters.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualvisits.core.rotation.Answer;
import org.virtualvisits.core.rotation.RotationVault;
import org.virtualvisits.core.rotation.RotationVaultContract;
import org.virtualvisits.core.rotation.SecretText;
import org.virtualvisits.sandbox.vault.VaultSimulator;

final class KeyVaultRotationTest extends RotationVaultContract {

    private static final InstantSource CLOCK = () -> Instant.parse("2027-01-04T06:00:00Z");

    private final VaultSimulator simulator = VaultSimulator.start(CLOCK);
    private final RotationVault vault = new KeyVaultRotation(simulator.client());

    @AfterEach
    void close() {
        simulator.close();
    }

    @Override
    protected RotationVault vault() {
        return vault;
    }

    @Override
    protected void setByHand(String secret, String text) {
        simulator.client().setSecret(secret, text);
    }

    @Test
    void earlierVersionsStayReadableForThoseWhoHoldTheirAddress() {
        setByHand("rota", "old");
        vault.publish("rota", new RotationVault.Kept(new SecretText("new"), "key-1", "mark", CLOCK.instant()));

        assertThat(simulator.readable("rota")).containsExactly("old", "new");
    }

    @ParameterizedTest
    @CsvSource({"403, true", "401, true", "400, true", "429, false", "500, false", "503, false"})
    void whatOnlyAPersonCanMendIsToldFromWhatPasses(int status, boolean lasting) {
        simulator.answer("GET", status);

        assertThat(vault.current("rota")).isInstanceOf(lasting ? Answer.Refused.class : Answer.Later.class);
    }

    @Test
    void aRefusalNamesTheRoleAndQuotesNothing() {
        simulator.answer("PUT", 403);

        assertThat(vault.stage("rota", new RotationVault.Kept(new SecretText("new"), "key-1", "mark", CLOCK.instant())))
                .isInstanceOfSatisfying(Answer.Refused.class, refused -> {
                    assertThat(refused.fix()).contains("Key Vault Secrets Officer", "ROTATION_VAULT_URL");
                    assertThat(refused.toString()).doesNotContain("as the vault would say it", "new\"");
                });
    }
}
