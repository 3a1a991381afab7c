package org.virtualvisits.core.template;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The variables there are, by name; docs/reference/templates.md lists them. */
record Variables(Map<String, Shape> shapes) {

    /** What a variable holds. */
    enum Shape {
        TEXT,
        LIST,
        GROUP
    }

    /** Those of a message's data. */
    static Variables of(Map<String, ?> data) {
        var shapes = new HashMap<String, Shape>();
        collect("", data, shapes);
        return new Variables(Map.copyOf(shapes));
    }

    /**
     * The whole name of what a word means, inside of some {@code {{#with}}}: of the innermost group that has such a thing.
     *
     * @param groups names of groups with a dot behind, the innermost first
     */
    Optional<String> resolve(String path, List<String> groups) {
        return groups.stream()
                .map(group -> group + path)
                .filter(shapes::containsKey)
                .findFirst()
                .or(() -> Optional.of(path).filter(shapes::containsKey));
    }

    boolean is(String name, Shape shape) {
        return shapes.get(name) == shape;
    }

    private static void collect(String prefix, Map<?, ?> data, Map<String, Shape> shapes) {
        data.forEach((key, value) -> {
            String name = prefix + key;
            if (value instanceof Map<?, ?> group) {
                shapes.put(name, Shape.GROUP);
                collect(name + ".", group, shapes);
            } else {
                shapes.put(name, value instanceof Collection ? Shape.LIST : Shape.TEXT);
            }
        });
    }
}
