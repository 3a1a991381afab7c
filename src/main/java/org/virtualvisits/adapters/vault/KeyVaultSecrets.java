package org.virtualvisits.adapters.vault;

import com.azure.core.exception.ResourceNotFoundException;
import com.azure.security.keyvault.secrets.SecretClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.virtualvisits.core.organisation.Secrets;

/**
 * {@link Secrets} out of Azure Key Vault, always the newest version, remembered for a few minutes because a vault serves
 * 4,000 reads in 10 seconds to all its users together. Many who miss the same secret at once wait for one read.
 * Thread-safe.
 */
public final class KeyVaultSecrets implements Secrets {

    /** How long a value is remembered, and so how long a rotation may take to be seen. */
    public static final Duration LONGEST = Duration.ofMinutes(5);

    /** How long an absence is remembered: short, as somebody may be waiting for the secret he has just set. */
    public static final Duration LONGEST_ABSENCE = Duration.ofSeconds(30);

    /** What a vault takes as a name (learn.microsoft.com, "Azure Key Vault keys, secrets and certificates overview"). */
    private static final Pattern NAME = Pattern.compile("[0-9a-zA-Z-]{1,127}");

    /** Names come from configuration; should they ever come from elsewhere, memory stays bounded. */
    private static final int MOST_REMEMBERED = 1_000;

    private final SecretClient vault;
    private final Clock clock;
    private final ConcurrentMap<String, Held> held = new ConcurrentHashMap<>();

    /** Keeps the client, whose own policy decides about retries. */
    public KeyVaultSecrets(SecretClient vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /** {@inheritDoc} A name that no secret can have is nobody's secret, and the vault is not asked. */
    @Override
    public Optional<String> find(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        Held found = held.get(name);
        return found != null && isFresh(found) ? found.value : readUnlessFresh(name);
    }

    private Optional<String> readUnlessFresh(String name) {
        if (held.size() >= MOST_REMEMBERED) {
            held.clear();
        }
        Held now = held.compute(name, (same, found) -> isFresh(found) ? found : read(same));
        return now == null ? Optional.empty() : now.value;
    }

    private Held read(String name) {
        Instant asked = clock.instant();
        try {
            return new Held(Optional.ofNullable(vault.getSecret(name).getValue()), asked);
        } catch (ResourceNotFoundException absent) {
            return new Held(Optional.empty(), asked);
        }
    }

    private boolean isFresh(@Nullable Held found) {
        return found != null
                && clock.instant().isBefore(found.asked.plus(found.value.isPresent() ? LONGEST : LONGEST_ABSENCE));
    }

    private record Held(Optional<String> value, Instant asked) {
        @Override
        public String toString() {
            return "secret";
        }
    }
}
