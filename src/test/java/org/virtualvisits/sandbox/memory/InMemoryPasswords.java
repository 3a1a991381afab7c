package org.virtualvisits.sandbox.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.rotation.Answer;
import org.virtualvisits.core.rotation.Passwords;
import org.virtualvisits.core.rotation.SecretText;
import org.virtualvisits.core.rotation.SignIns;

/**
 * {@link Passwords} and {@link SignIns} of a few applications, in memory. What is added can be listed, and signed in with,
 * only after a while, as in Entra.
 */
public final class InMemoryPasswords implements Passwords, SignIns {

    private final InstantSource clock;
    private final Duration listedAfter;
    private final Map<String, String> objectIds = new HashMap<>();
    private final Map<String, List<Entry>> byObject = new HashMap<>();
    private Duration acceptedAfter;
    private int numbers;

    private record Entry(String keyId, Optional<String> mark, String text, Instant added, Instant ends) {}

    public InMemoryPasswords(InstantSource clock, Duration listedAfter, Duration acceptedAfter) {
        this.clock = clock;
        this.listedAfter = listedAfter;
        this.acceptedAfter = acceptedAfter;
    }

    /** Puts a secret that was made long ago. */
    public void put(String appId, String objectId, String keyId, String text) {
        objectIds.put(appId, objectId);
        byObject.computeIfAbsent(objectId, id -> new ArrayList<>())
                .add(new Entry(keyId, Optional.of("made by hand"), text, Instant.EPOCH, Instant.MAX));
    }

    /** From now on a new secret is accepted only so long after it was added. */
    public void acceptedAfter(Duration duration) {
        acceptedAfter = duration;
    }

    /** Somebody deletes the application. */
    public void removeApplication(String objectId) {
        byObject.remove(objectId);
    }

    /** The texts of an application's secrets, listed or not. */
    public List<String> texts(String objectId) {
        return byObject.getOrDefault(objectId, List.of()).stream()
                .map(Entry::text)
                .toList();
    }

    @Override
    public Answer<Optional<List<Password>>> list(String objectId) {
        return new Answer.Done<>(Optional.ofNullable(byObject.get(objectId))
                .map(entries -> entries.stream()
                        .filter(entry -> hasPassed(entry, listedAfter))
                        .map(entry -> new Password(entry.keyId(), entry.mark()))
                        .toList()));
    }

    @Override
    public Answer<Added> add(String objectId, String mark, Instant ends) {
        numbers++;
        var entry = new Entry("key-" + numbers, Optional.of(mark), "text-" + numbers, clock.instant(), ends);
        byObject.computeIfAbsent(objectId, its -> new ArrayList<>()).add(entry);
        return new Answer.Done<>(new Added(entry.keyId(), new SecretText(entry.text())));
    }

    @Override
    public Answer<Boolean> remove(String objectId, String keyId) {
        return new Answer.Done<>(byObject.getOrDefault(objectId, new ArrayList<>())
                .removeIf(entry -> entry.keyId().equals(keyId)));
    }

    @Override
    public Answer<Boolean> prove(String appId, SecretText text) {
        return new Answer.Done<>(byObject.getOrDefault(objectIds.getOrDefault(appId, ""), List.of()).stream()
                .anyMatch(entry -> entry.text().equals(text.value())
                        && hasPassed(entry, acceptedAfter)
                        && entry.ends().isAfter(clock.instant())));
    }

    private boolean hasPassed(Entry entry, Duration duration) {
        return !clock.instant().isBefore(entry.added().plus(duration));
    }
}
