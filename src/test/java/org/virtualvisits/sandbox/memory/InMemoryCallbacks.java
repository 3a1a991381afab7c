package org.virtualvisits.sandbox.memory;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.virtualvisits.core.reply.Callback;
import org.virtualvisits.core.reply.Callback.Content;
import org.virtualvisits.core.reply.CallbackId;
import org.virtualvisits.core.reply.Callbacks;

/** {@link Callbacks} in memory. Thread-safe. */
public final class InMemoryCallbacks implements Callbacks {

    private final Map<CallbackId, Callback> callbacks = new ConcurrentHashMap<>();

    @Override
    public boolean put(Callback callback) {
        return callbacks.putIfAbsent(callback.id(), callback) == null;
    }

    @Override
    public Optional<Callback> find(CallbackId id) {
        return Optional.ofNullable(callbacks.get(id));
    }

    @Override
    public void replace(Callback callback) {
        callbacks.put(callback.id(), callback);
    }

    @Override
    public List<CallbackId> waiting(LocalDate day, int atMost) {
        return callbacks.values().stream()
                .filter(one -> one.content() instanceof Content.Text || one.content() instanceof Content.Receipt)
                .map(Callback::id)
                .filter(id -> id.day().equals(day))
                .limit(atMost)
                .toList();
    }

    @Override
    public int forget(LocalDate day, int atMost) {
        List<CallbackId> old = callbacks.keySet().stream()
                .filter(id -> id.day().equals(day))
                .limit(atMost)
                .toList();
        old.forEach(callbacks::remove);
        return old.size();
    }
}
