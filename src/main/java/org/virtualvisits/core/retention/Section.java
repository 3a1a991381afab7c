package org.virtualvisits.core.retention;

import java.util.List;
import java.util.Map;

/**
 * Some of what is kept of a patient.
 *
 * @param name what it is, a word
 * @param rows each by column, in the order in which people read them
 */
public record Section(String name, List<Map<String, String>> rows) {

    /** Keeps its own copy. */
    public Section {
        rows = List.copyOf(rows);
    }
}
