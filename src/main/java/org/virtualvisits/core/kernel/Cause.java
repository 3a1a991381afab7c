package org.virtualvisits.core.kernel;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why something is done: who set it going, and one name for all that follows from it, from the webhook to the SMS.
 *
 * @param who {@code source:<id>}, {@code timer:<name>}, {@code person:<id>} or {@code system}; never a patient's name (V8)
 * @param correlation 32 hexadecimal digits, as a trace id of W3C Trace Context, section 3.2.2.3
 */
public record Cause(String who, String correlation) {

    private static final Pattern WHO = Pattern.compile("system|(?:source|timer|person):[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern CORRELATION = Pattern.compile("[0-9a-f]{32}");

    /** Trace Context, section 3.2: version, trace id, parent id, flags; later versions may append. */
    private static final Pattern TRACE_PARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

    /**
     * Checks both shapes.
     *
     * @throws IllegalArgumentException if either has another
     */
    public Cause {
        if (!WHO.matcher(who).matches()) {
            throw new IllegalArgumentException("not one who can set something going");
        }
        if (!CORRELATION.matcher(correlation).matches()) {
            throw new IllegalArgumentException("not a correlation id");
        }
    }

    /** A source sent something. */
    public static Cause ofSource(SourceId source, String correlation) {
        return new Cause("source:" + source, correlation);
    }

    /** A timer came round. */
    public static Cause ofTimer(String name, String correlation) {
        return new Cause("timer:" + name, correlation);
    }

    /** A person did it, named by an id that is no name of theirs. */
    public static Cause ofPerson(String id, String correlation) {
        return new Cause("person:" + id, correlation);
    }

    /** It follows from something earlier. */
    public static Cause ofSystem(String correlation) {
        return new Cause("system", correlation);
    }

    /** What follows from this, done by the system in its own time. */
    public Cause followed() {
        return ofSystem(correlation);
    }

    /** The correlation id that goes with any text: the same text, the same id. */
    public static String correlation(String unique) {
        return Digest.sha256Hex(unique).substring(0, 32);
    }

    /** The trace id of a {@code traceparent} header; empty if it is not one. */
    public static Optional<String> traceId(String traceparent) {
        Matcher matcher = TRACE_PARENT.matcher(traceparent);
        return matcher.matches() && (!traceparent.startsWith("00-") || matcher.group(2) == null)
                ? Optional.of(matcher.group(1))
                : Optional.empty();
    }

    /** Whether a text is a correlation id. */
    public static boolean isCorrelation(String text) {
        return CORRELATION.matcher(text).matches();
    }
}
