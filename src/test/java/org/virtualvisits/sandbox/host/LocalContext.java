package org.virtualvisits.sandbox.host;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.TraceContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Logger;

/** The context of one invocation: its id, its function, where it logs, and the trace it is part of. */
public final class LocalContext implements ExecutionContext {

    private final String function;
    private final UUID invocation;
    private final Logger logger;
    private final String traceParent;
    private final HostLog log;

    LocalContext(String function, UUID invocation, String traceParent, HostLog log) {
        this.function = function;
        this.invocation = invocation;
        this.traceParent = traceParent;
        this.log = log;
        this.logger = log.logger(function);
    }

    /** A context for a unit test of the function with this name; read what it logged by {@link #log()}. */
    public static LocalContext of(String function) {
        UUID id = new UUID(0, 1);
        return new LocalContext(function, id, traceParent(id), new HostLog(line -> {}, Integer.MAX_VALUE));
    }

    /** A W3C traceparent that starts a new trace with this id. */
    static String traceParent(UUID id) {
        String hex = id.toString().replace("-", "");
        return "00-" + hex + "-" + hex.substring(16) + "-01";
    }

    @Override
    public Logger getLogger() {
        return logger;
    }

    @Override
    public String getInvocationId() {
        return invocation.toString();
    }

    @Override
    public String getFunctionName() {
        return function;
    }

    @Override
    public TraceContext getTraceContext() {
        return new Trace(traceParent);
    }

    /** What was logged so far where this context logs. */
    public List<String> log() {
        return log.lines();
    }

    private record Trace(String parent) implements TraceContext {
        @Override
        public String getTraceparent() {
            return parent;
        }

        @Override
        public String getTracestate() {
            return "";
        }

        @Override
        public Map<String, String> getAttributes() {
            return Map.of();
        }
    }
}
