package org.virtualvisits.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.virtualvisits.sandbox.node.Syntax;
import org.virtualvisits.sandbox.node.Syntax.Language;
import org.virtualvisits.sandbox.node.Syntax.Node;

/** A template: what it declares, and what it uses. */
record BicepFile(String path, String text, Syntax syntax) {

    private static final Set<String> DECLARATIONS = Set.of(
            "parameter_declaration",
            "variable_declaration",
            "resource_declaration",
            "module_declaration",
            "output_declaration");

    /** A declaration with the decorators that stand before it. */
    record Declaration(String kind, String name, List<Node> decorators, Node node) {

        Optional<String> description() {
            return decorators.stream()
                    .filter(decorator -> decorator.text().startsWith("@description("))
                    .map(decorator ->
                            literal(decorator.all("string").findFirst().orElseThrow()))
                    .findFirst();
        }

        boolean isDecorated(String decorator) {
            return decorators.stream().anyMatch(one -> one.text().startsWith("@" + decorator + "("));
        }

        /** A parameter or an output that has a value of its own. */
        boolean hasValue() {
            return node.children("=").findAny().isPresent();
        }

        boolean isExisting() {
            return node.children("existing").findAny().isPresent();
        }

        /** The type of a resource with its version, or the path of a module. */
        String target() {
            return literal(node.children("string").findFirst().orElseThrow());
        }

        /**
         * A property of its body.
         *
         * @throws IllegalArgumentException if it has no such
         */
        Node property(String property) {
            return Optional.ofNullable(body().get(property))
                    .orElseThrow(() -> new IllegalArgumentException(name + " has no " + property));
        }

        /** The properties of its body, also when it is made on a condition or for each of several. */
        Map<String, Node> body() {
            return node.all("object").findFirst().map(BicepFile::properties).orElseGet(Map::of);
        }
    }

    static BicepFile of(String path, String text) {
        return new BicepFile(path, text, Syntax.of(Language.BICEP, text));
    }

    List<Declaration> declarations() {
        var found = new ArrayList<Declaration>();
        var decorators = new ArrayList<Node>();
        for (Node node : syntax.root().children()) {
            if (node.type().equals("decorators")) {
                node.children("decorator").forEach(decorators::add);
            } else if (DECLARATIONS.contains(node.type())) {
                String kind = node.type().replace("_declaration", "");
                String name =
                        node.children("identifier").findFirst().orElseThrow().text();
                found.add(new Declaration(kind, name, List.copyOf(decorators), node));
                decorators.clear();
            }
        }
        return found;
    }

    Stream<Declaration> declarations(String kind) {
        return declarations().stream().filter(one -> one.kind().equals(kind));
    }

    Set<String> names(String kind) {
        return declarations(kind).map(Declaration::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The name a declaration has, as expressions may use it; outputs have none. */
    Set<String> symbols() {
        return declarations().stream()
                .filter(one -> !one.kind().equals("output"))
                .map(Declaration::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What expressions name, the variables of loops apart, each with its line. */
    List<Node> uses() {
        var uses = new ArrayList<Node>();
        syntax.root().children().forEach(node -> collect(node, Set.of(), uses));
        return uses;
    }

    /** The functions that expressions call. */
    Stream<Node> calls() {
        return syntax.root().all("call_expression").filter(call -> isPlain(call));
    }

    /** The outputs of modules that expressions read, as {@code module.output}. */
    Set<String> readOutputs() {
        return syntax.root()
                .all("member_expression")
                .map(Node::text)
                .filter(text -> text.matches("\\w+\\.outputs\\.\\w+"))
                .map(text -> text.replace(".outputs.", "."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The texts of the elements of a variable that is a list of strings. */
    List<String> list(String variable) {
        return declarations("variable")
                .filter(one -> one.name().equals(variable))
                .flatMap(one -> one.node().all("string"))
                .map(BicepFile::literal)
                .toList();
    }

    static Map<String, Node> properties(Node object) {
        var properties = new TreeMap<String, Node>();
        object.children("object_property").forEach(property -> {
            Node key = property.children().getFirst();
            properties.put(
                    key.type().equals("string") ? literal(key) : key.text(),
                    property.children().getLast());
        });
        return properties;
    }

    /** A string's value; of one that is put together, with {@code ${…}} as written. */
    static String literal(Node string) {
        return string.text().replaceAll("^'|'$", "").replace("\\'", "'");
    }

    private static boolean isPlain(Node call) {
        return call.children().getFirst().type().equals("identifier");
    }

    private static void collect(Node node, Set<String> loops, List<Node> uses) {
        Set<String> inner = node.type().equals("for_statement") ? loops(node, loops) : loops;
        for (int i = 0; i < node.children().size(); i++) {
            Node child = node.children().get(i);
            boolean names = child.type().equals("identifier") && isName(node, child, i);
            if (child.type().equals("identifier") && !names && !inner.contains(child.text())) {
                uses.add(child);
            }
            collect(child, inner, uses);
        }
    }

    /** An identifier that names something instead of using it. */
    private static boolean isName(Node parent, Node identifier, int place) {
        return switch (parent.type()) {
            case "object_property" -> place == 0;
            case "call_expression" -> identifier.field().equals("function");
            case "for_statement" -> identifier.field().equals("initializer");
            default -> DECLARATIONS.contains(parent.type()) && place == 1;
        };
    }

    private static Set<String> loops(Node statement, Set<String> outer) {
        var names = new TreeSet<>(outer);
        statement.children().stream()
                .filter(child -> child.field().equals("initializer"))
                .forEach(child -> names.add(child.text()));
        statement
                .children("for_loop_parameters")
                .flatMap(parameters -> parameters.children().stream())
                .forEach(parameter -> names.add(parameter.text()));
        return names;
    }
}
