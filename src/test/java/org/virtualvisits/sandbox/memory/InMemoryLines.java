package org.virtualvisits.sandbox.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.pace.Line;
import org.virtualvisits.core.pace.Lines;

/** {@link Lines} in memory. Thread-safe. */
public final class InMemoryLines implements Lines {

    private final Map<String, Stored> lines = new HashMap<>();
    private int version;

    @Override
    public synchronized Optional<Stored> find(String mailbox) {
        return Optional.ofNullable(lines.get(mailbox));
    }

    @Override
    public synchronized Optional<String> write(String mailbox, Line line, Optional<String> over) {
        if (!find(mailbox).map(Stored::version).equals(over)) {
            return Optional.empty();
        }
        String next = "version " + version++;
        lines.put(mailbox, new Stored(line, next));
        return Optional.of(next);
    }
}
