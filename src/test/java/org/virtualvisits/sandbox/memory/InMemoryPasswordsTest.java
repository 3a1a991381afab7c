package org.virtualvisits.sandbox.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.virtualvisits.core.rotation.Passwords;
import org.virtualvisits.core.rotation.PasswordsContract;
import org.virtualvisits.core.rotation.SignIns;

final class InMemoryPasswordsTest extends PasswordsContract {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2030-01-07T09:00:00Z"));
    private final InstantSource clock = now::get;
    private final InMemoryPasswords passwords =
            new InMemoryPasswords(clock, Duration.ofMinutes(2), Duration.ofMinutes(3));

    InMemoryPasswordsTest() {
        passwords.put(APP_ID, OBJECT_ID, KEY, TEXT);
    }

    @Override
    protected Passwords passwords() {
        return passwords;
    }

    @Override
    protected SignIns signIns() {
        return passwords;
    }

    @Override
    protected void settle() {
        now.updateAndGet(then -> then.plus(Duration.ofMinutes(5)));
    }
}
