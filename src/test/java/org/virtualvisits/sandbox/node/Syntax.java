package org.virtualvisits.sandbox.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A text as a grammar sees it. It knows no types and no names: only what stands where.
 *
 * @param faults what the grammar could not place, with the line; empty for a text that is well formed
 */
public record Syntax(Node root, List<String> faults) {

    /** The languages that there are grammars for. */
    public enum Language {
        BICEP,
        POWERSHELL
    }

    /**
     * A part of the text.
     *
     * @param type the grammar's name for it; for a keyword or sign, its own text
     * @param field the role it has in its parent, or ""
     * @param line counted from one
     */
    public record Node(String type, String field, int line, String text, List<Node> children) {

        /** This part and all parts within it, in the order of the text. */
        public Stream<Node> all() {
            return Stream.concat(Stream.of(this), children.stream().flatMap(Node::all));
        }

        /** The parts of one type, at any depth. */
        public Stream<Node> all(String type) {
            return all().filter(node -> node.type.equals(type));
        }

        /** The parts of one type directly in this. */
        public Stream<Node> children(String type) {
            return children.stream().filter(child -> child.type.equals(type));
        }
    }

    /**
     * Reads a text.
     *
     * @throws IllegalStateException saying what to install when there is no Node.js
     */
    public static Syntax of(Language language, String text) {
        JsonNode tree = Shared.DRIVER.ask(NodeDriver.command("parse")
                .put("language", language.name().toLowerCase(Locale.ROOT))
                .put("text", text));
        return new Syntax(
                node(tree.path("root")),
                elements(tree.path("faults")).map(JsonNode::textValue).toList());
    }

    private static Node node(JsonNode json) {
        return new Node(
                json.path("type").textValue(),
                json.path("field").textValue(),
                json.path("line").intValue(),
                json.path("text").textValue(),
                elements(json.path("children")).map(Syntax::node).toList());
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static final class Shared {

        private static final NodeDriver DRIVER = new NodeDriver(NodeTools.require(), "grammar.mjs", List.of());
    }
}
