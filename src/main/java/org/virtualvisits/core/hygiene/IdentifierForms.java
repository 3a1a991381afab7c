package org.virtualvisits.core.hygiene;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which identifiers of patients are looked for.
 *
 * @param kinds those that every organisation writes alike
 * @param recordNumbers the organisation's own record numbers
 */
public record IdentifierForms(Set<IdentifierKind> kinds, List<RecordNumberPattern> recordNumbers) {

    /** Keeps its own copies. */
    public IdentifierForms {
        kinds = Set.copyOf(kinds);
        recordNumbers = List.copyOf(recordNumbers);
    }

    /** The same content always makes the same text, which digests rely on. */
    @Override
    public String toString() {
        return new TreeSet<>(kinds) + " " + recordNumbers;
    }
}
