package org.virtualvisits.adapters.table;

import com.azure.data.tables.models.TableErrorCode;
import com.azure.data.tables.models.TableServiceException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the service's refusals mean. Judged by error code, because a failed transaction has no HTTP status of its own
 * (azure-data-tables 12.5.9), and because 404 may also mean that the table is missing, which is nobody's outcome.
 */
final class Failures {

    private static final Set<TableErrorCode> ABSENT =
            Set.of(TableErrorCode.RESOURCE_NOT_FOUND, TableErrorCode.ENTITY_NOT_FOUND);

    private static final Set<TableErrorCode> CONFLICT = Set.of(
            TableErrorCode.ENTITY_ALREADY_EXISTS,
            TableErrorCode.UPDATE_CONDITION_NOT_SATISFIED,
            // What was to be replaced is gone: somebody else was first as well.
            TableErrorCode.RESOURCE_NOT_FOUND,
            TableErrorCode.ENTITY_NOT_FOUND);

    private Failures() {}

    /** Reads a row that may be absent. */
    static <T> Optional<T> unlessAbsent(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (TableServiceException e) {
            if (is(e, ABSENT)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Writes rows that others may write as well; empty, and nothing is written, if they were first. */
    static <T> Optional<T> unlessConflict(Supplier<T> write) {
        try {
            return Optional.of(write.get());
        } catch (TableServiceException e) {
            if (is(e, CONFLICT)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static boolean is(TableServiceException e, Set<TableErrorCode> codes) {
        return Optional.ofNullable(e.getValue())
                .flatMap(error -> Optional.ofNullable(error.getErrorCode()))
                .filter(codes::contains)
                .isPresent();
    }
}
