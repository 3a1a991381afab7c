package org.virtualvisits.sandbox.host;

import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One HTTP function's route template, by the rules of ASP.NET Core routing: literals match in any case, a parameter
 * fills a segment or a part of one ({@code feeds/{token}.ics}). Constraints, optional and catch-all parameters are
 * refused: this app uses none.
 */
final class Route implements Comparable<Route> {

    private static final Pattern PARAMETER = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private final String function;
    private final Trigger.Http trigger;
    private final List<Segment> segments;

    private Route(String function, Trigger.Http trigger, List<Segment> segments) {
        this.function = function;
        this.trigger = trigger;
        this.segments = segments;
    }

    /** A segment's pattern, its parameters, and how specific it is: 0 literal, 1 partly, 2 wholly a parameter. */
    private record Segment(Pattern pattern, List<String> parameters, int rank) {}

    static Route of(String function, Trigger.Http trigger) {
        List<Segment> segments = split(trigger.route()).stream()
                .map(text -> segment(function, text))
                .toList();
        return new Route(function, trigger, segments);
    }

    private static Segment segment(String function, String text) {
        List<String> names = new ArrayList<>();
        var pattern = new StringBuilder();
        Matcher parameter = PARAMETER.matcher(text);
        int end = 0;
        while (parameter.find()) {
            pattern.append(Pattern.quote(text.substring(end, parameter.start())))
                    .append("(.+)");
            names.add(parameter.group(1));
            end = parameter.end();
        }
        String rest = text.substring(end);
        boolean whole = names.size() == 1 && text.equals("{" + names.getFirst() + "}");
        if (PARAMETER.matcher(text).replaceAll("").matches(".*[{}*?].*")) {
            throw FunctionJson.refused(function, "route segment '" + text + "' is not served by this host");
        }
        int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        int rank = names.isEmpty() ? 0 : whole ? 2 : 1;
        return new Segment(Pattern.compile(pattern + Pattern.quote(rest), flags), List.copyOf(names), rank);
    }

    String function() {
        return function;
    }

    AuthorizationLevel access() {
        return trigger.access();
    }

    Set<String> parameters() {
        Set<String> names = new LinkedHashSet<>();
        segments.forEach(segment -> names.addAll(segment.parameters()));
        return names;
    }

    /** The values of the parameters when method and raw path (below the prefix) match. */
    Optional<Map<String, Object>> match(String method, List<String> path) {
        if (path.size() != segments.size()
                || !(trigger.methods().isEmpty() || trigger.methods().contains(method))) {
            return Optional.empty();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < path.size(); i++) {
            Segment segment = segments.get(i);
            Matcher matcher = segment.pattern().matcher(decode(path.get(i)));
            if (!matcher.matches()) {
                return Optional.empty();
            }
            for (int group = 0; group < segment.parameters().size(); group++) {
                values.put(segment.parameters().get(group), matcher.group(group + 1));
            }
        }
        return Optional.of(values);
    }

    /** Whether some request would match both equally well. */
    boolean clashesWith(Route other) {
        boolean sameMethods = trigger.methods().isEmpty()
                || other.trigger.methods().isEmpty()
                || trigger.methods().stream().anyMatch(other.trigger.methods()::contains);
        return sameMethods && shape().equals(other.shape());
    }

    private String shape() {
        return PARAMETER
                .matcher(String.join("/", split(trigger.route())))
                .replaceAll("{}")
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public int compareTo(Route other) {
        return Comparator.<Route, String>comparing(Route::ranks)
                .thenComparing(route -> route.trigger.route())
                .thenComparing(Route::function)
                .compare(this, other);
    }

    private String ranks() {
        var ranks = new StringBuilder();
        segments.forEach(segment -> ranks.append(segment.rank()));
        return ranks.toString();
    }

    @Override
    public String toString() {
        return trigger.route() + " " + (trigger.methods().isEmpty() ? "[all]" : trigger.methods()) + " -> " + function;
    }

    /** Segments between slashes; one trailing slash does not count, an empty path has none. */
    static List<String> split(String path) {
        String inner = path.startsWith("/") ? path.substring(1) : path;
        String text = inner.endsWith("/") ? inner.substring(0, inner.length() - 1) : inner;
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("/", -1));
    }

    // A slash that came encoded stays encoded, and a plus stays a plus, as in ASP.NET Core.
    private static String decode(String segment) {
        String kept = segment.replace("+", "%2B").replaceAll("%2([fF])", "%252$1");
        return URLDecoder.decode(kept, StandardCharsets.UTF_8);
    }
}
