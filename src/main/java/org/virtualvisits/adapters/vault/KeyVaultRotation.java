package org.virtualvisits.adapters.vault;

import com.azure.core.exception.AzureException;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.exception.ResourceNotFoundException;
import com.azure.security.keyvault.secrets.SecretClient;
import com.azure.security.keyvault.secrets.models.KeyVaultSecret;
import com.azure.security.keyvault.secrets.models.SecretProperties;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.virtualvisits.core.rotation.Answer;
import org.virtualvisits.core.rotation.RotationVault;
import org.virtualvisits.core.rotation.SecretText;

/**
 * {@link RotationVault} in Azure Key Vault. Setting a secret makes a new version, and that is what its name leads to from
 * then on (Key Vault REST, "Set Secret"). A disabled newest version would leave readers with nothing; so what is not
 * proven is kept under {@code <name>-next}, and its version is disabled when it has been published. Tags say which
 * secret of the directory it is. Nothing is deleted: a deleted name could not be used again while it can be recovered.
 */
public final class KeyVaultRotation implements RotationVault {

    private static final String BESIDE = "-next";
    private static final String KEY_ID = "keyId";
    private static final String MARK = "rotation";
    private static final Set<Integer> LASTING = Set.of(400, 401, 403, 405);

    private final SecretClient vault;

    /** Keeps the client, whose own policy decides about retries. */
    public KeyVaultRotation(SecretClient vault) {
        this.vault = vault;
    }

    @Override
    public Answer<Optional<Kept>> staged(String secret) {
        return current(secret + BESIDE);
    }

    @Override
    public Answer<Optional<Kept>> current(String secret) {
        return answered(() -> {
            try {
                return Optional.of(kept(vault.getSecret(secret)));
            } catch (ResourceNotFoundException absent) {
                return Optional.empty();
            } catch (HttpResponseException refused) {
                if (isDisabled(refused)) {
                    return Optional.empty();
                }
                throw refused;
            }
        });
    }

    @Override
    public Answer<Boolean> stage(String secret, Kept kept) {
        return publish(secret + BESIDE, kept);
    }

    @Override
    public Answer<Boolean> publish(String secret, Kept kept) {
        return answered(() -> {
            vault.setSecret(new KeyVaultSecret(secret, kept.text().value())
                    .setProperties(new SecretProperties()
                            .setContentType("client secret of an application in Microsoft Entra")
                            .setExpiresOn(
                                    kept.ends().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC))
                            .setTags(Map.of(KEY_ID, kept.keyId(), MARK, kept.mark()))));
            return true;
        });
    }

    @Override
    public Answer<Boolean> discard(String secret) {
        return answered(() -> {
            try {
                SecretProperties newest = vault.getSecret(secret + BESIDE).getProperties();
                vault.updateSecretProperties(newest.setEnabled(false));
                return true;
            } catch (ResourceNotFoundException absent) {
                return false;
            } catch (HttpResponseException refused) {
                if (isDisabled(refused)) {
                    return false;
                }
                throw refused;
            }
        });
    }

    /** The vault says 403 of a disabled secret, with this inner code (Key Vault, "rest-error-codes"). */
    private static boolean isDisabled(HttpResponseException refused) {
        return refused.getResponse().getStatusCode() == 403
                && String.valueOf(refused.getValue()).contains("SecretDisabled");
    }

    private static Kept kept(KeyVaultSecret secret) {
        SecretProperties properties = secret.getProperties();
        @Nullable Map<String, String> tags = properties.getTags();
        Map<String, String> known = tags == null ? Map.of() : tags;
        return new Kept(
                new SecretText(secret.getValue()),
                known.getOrDefault(KEY_ID, ""),
                known.getOrDefault(MARK, ""),
                Optional.ofNullable(properties.getExpiresOn())
                        .map(OffsetDateTime::toInstant)
                        .orElse(Instant.MAX));
    }

    private static <T> Answer<T> answered(Supplier<T> call) {
        try {
            return new Answer.Done<>(call.get());
        } catch (ClientAuthenticationException nobody) {
            return refused("401");
        } catch (HttpResponseException failure) {
            int status = failure.getResponse().getStatusCode();
            return LASTING.contains(status) ? refused(Integer.toString(status)) : new Answer.Later<>(Duration.ZERO);
        } catch (AzureException | UncheckedIOException unanswered) {
            return new Answer.Later<>(Duration.ZERO);
        }
    }

    private static <T> Answer<T> refused(String status) {
        return new Answer.Refused<>(
                "The vault for rotated secrets refuses this app (" + status + ").",
                "Give the app's identity the role Key Vault Secrets Officer on the vault of ROTATION_VAULT_URL"
                        + " (docs/howto/rotate-secrets.md).");
    }
}
