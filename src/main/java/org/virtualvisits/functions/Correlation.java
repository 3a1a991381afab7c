package org.virtualvisits.functions;

import com.microsoft.azure.functions.ExecutionContext;
import java.util.Optional;
import org.virtualvisits.core.kernel.Cause;

/**
 * The one name of all that follows from a call: what the caller's {@code traceparent} says (W3C Trace Context), or else
 * one made of the invocation's id, which the platform draws and logs.
 */
final class Correlation {

    /** The header in which every answer tells it. */
    static final String HEADER = "X-Correlation-Id";

    private Correlation() {}

    static String of(Optional<String> traceparent, ExecutionContext context) {
        return traceparent.flatMap(Cause::traceId).orElseGet(() -> of(context));
    }

    static String of(ExecutionContext context) {
        String plain = context.getInvocationId().replace("-", "");
        return Cause.isCorrelation(plain) ? plain : Cause.correlation(plain);
    }
}
