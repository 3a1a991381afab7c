package org.virtualvisits.core.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.virtualvisits.core.template.Syntax.Node;
import org.virtualvisits.core.template.Variables.Shape;

/** Which variables a text uses, on whatever branch, and which of them do not exist. */
final class Usage {

    private static final Pattern OF_STAFF =
            Pattern.compile("(?:provider|clinician|practitioner|doctor)\\..*(?:mail|address|upn|phone|mobile).*");

    private final Variables variables;
    private final List<Use> uses = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    private Usage(Variables variables) {
        this.variables = variables;
    }

    static Usage of(List<Node> nodes, Variables variables) {
        var usage = new Usage(variables);
        usage.walk(nodes, new Inside(List.of(), false));
        return usage;
    }

    /** Values that come out, by their whole names. */
    List<Use> uses() {
        return List.copyOf(uses);
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /**
     * Whether each reader sees one of these values, whatever the conditions come to; a condition on such a value counts as
     * met.
     */
    boolean always(List<Node> nodes, Set<String> names) {
        return always(nodes, List.of(), names);
    }

    private boolean always(List<Node> nodes, List<String> groups, Set<String> names) {
        return nodes.stream().anyMatch(node -> switch (node) {
            case Node.Words words -> false;
            case Node.Value(var path, var raw, var line) -> is(path, groups, names);
            case Node.Block block -> always(block, groups, names);
        });
    }

    private boolean always(Node.Block block, List<String> groups, Set<String> names) {
        boolean first = always(block.body(), groups, names);
        boolean second = always(block.otherwise(), groups, names);
        return switch (block.helper()) {
            case "if" -> first && (second || is(block.path(), groups, names));
            case "unless" -> first && second;
            case "with" ->
                variables
                        .resolve(block.path(), groups)
                        .filter(group -> always(block.body(), inner(group, groups), names))
                        .isPresent();
            default -> false;
        };
    }

    private boolean is(String path, List<String> groups, Set<String> names) {
        return variables.resolve(path, groups).filter(names::contains).isPresent();
    }

    private static List<String> inner(String group, List<String> groups) {
        return Stream.concat(Stream.of(group + "."), groups.stream()).toList();
    }

    private void walk(List<Node> nodes, Inside inside) {
        for (Node node : nodes) {
            switch (node) {
                case Node.Words words -> {}
                case Node.Value value -> value(value, inside);
                case Node.Block block -> block(block, inside);
            }
        }
    }

    private void value(Node.Value value, Inside inside) {
        if (value.path().equals("this")) {
            if (!inside.each) {
                wrong(value.line(), "{{this}} stands outside of {{#each}}");
            }
            return;
        }
        found(value.path(), value.line(), inside).ifPresent(name -> {
            if (variables.is(name, Shape.LIST)) {
                wrong(value.line(), name + " is a list: go through it with {{#each}}");
            } else if (variables.is(name, Shape.GROUP)) {
                wrong(value.line(), name + " is a group of variables, and not text");
            } else {
                uses.add(new Use(name, value.raw(), value.line(), inside.linked));
            }
        });
    }

    private void block(Node.Block block, Inside inside) {
        Optional<String> name = block.path().isEmpty() || (block.path().equals("this") && inside.each)
                ? Optional.empty()
                : found(block.path(), block.line(), inside);
        if (block.helper().equals("each")
                && name.filter(its -> !variables.is(its, Shape.LIST)).isPresent()) {
            wrong(block.line(), name.get() + " is not a list");
        }
        if (block.helper().equals("with")
                && name.filter(its -> !variables.is(its, Shape.GROUP)).isPresent()) {
            wrong(block.line(), name.get() + " is not a group of variables");
        }
        Inside deeper = switch (block.helper()) {
            case "each" -> new Inside(inside.groups, true, inside.linked);
            case "with" -> name.map(inside::of).orElse(inside);
            case "if" ->
                new Inside(
                        inside.groups,
                        inside.each,
                        inside.linked || name.filter(Links.VARIABLES::contains).isPresent());
            default -> inside;
        };
        walk(block.body(), deeper);
        walk(block.otherwise(), inside);
    }

    private Optional<String> found(String path, int line, Inside inside) {
        Optional<String> name = variables.resolve(path, inside.groups);
        if (name.isEmpty()) {
            String low = path.toLowerCase(Locale.ROOT);
            wrong(
                    line,
                    OF_STAFF.matcher(low).matches()
                            ? Syntax.shown(path) + " would show a clinician's address, which patients never see (S1.6)"
                            : Syntax.shown(path) + " is not a variable");
        }
        return name;
    }

    private void wrong(int line, String reason) {
        faults.add(new Fault(line, reason));
    }

    /**
     * A value that comes out.
     *
     * @param name its whole name
     * @param linked whether it does so only where there is a link
     */
    record Use(String name, boolean raw, int line, boolean linked) {}

    private record Inside(List<String> groups, boolean each, boolean linked) {

        Inside(List<String> groups, boolean each) {
            this(groups, each, false);
        }

        Inside of(String group) {
            return new Inside(inner(group, groups), each, linked);
        }
    }
}
