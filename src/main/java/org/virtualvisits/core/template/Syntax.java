package org.virtualvisits.core.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of Handlebars that a text of an organisation's own may use, and nothing else of it: values, four blocks, else
 * and comments. Whatever this does not know is a fault, so that nothing reaches the real parser which was not looked at.
 */
public final class Syntax {

    private static final int MOST_TAGS = 400;
    private static final int DEEPEST = 8;

    private static final Pattern PATH =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,60}(?:\\.[A-Za-z_][A-Za-z0-9_]{0,60}){0,4}");
    private static final Pattern BLANK = Pattern.compile("\\s+");
    private static final Set<String> BLOCKS = Set.of("if", "unless", "each", "with");

    private final String text;
    private final List<Fault> faults = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private List<Node> current = new ArrayList<>();
    private int at;
    private int line = 1;
    private int tags;

    private Syntax(String text) {
        this.text = text;
    }

    /** Reads a text, and notes all that it must not hold. */
    public static Parsed read(String text) {
        return new Syntax(text).read();
    }

    private Parsed read() {
        while (at < text.length() && tags <= MOST_TAGS && open.size() <= DEEPEST) {
            int next = text.indexOf("{{", at);
            words(next < 0 ? text.length() : next);
            if (next >= 0 && !tag()) {
                return new Parsed(current, faults);
            }
        }
        if (tags > MOST_TAGS) {
            wrong("has more than " + MOST_TAGS + " expressions in braces");
        } else if (open.size() > DEEPEST) {
            wrong("nests blocks deeper than " + DEEPEST);
        } else {
            open.forEach(block -> faults.add(new Fault(block.line, "{{#" + block.helper + "}} is never closed")));
        }
        while (!open.isEmpty()) {
            close();
        }
        return new Parsed(current, faults);
    }

    private void words(int end) {
        String words = text.substring(at, end);
        int stray = words.indexOf("}}");
        if (stray >= 0) {
            long before = words.substring(0, stray)
                    .chars()
                    .filter(sign -> sign == '\n')
                    .count();
            faults.add(new Fault(line + (int) before, "}} closes nothing"));
        }
        if (words.endsWith("\\")) {
            wrong("a backslash before {{ is not offered");
        }
        if (!words.isEmpty()) {
            current.add(new Node.Words(words, line));
        }
        passed(end);
    }

    /** Reads one expression; false if there is no telling where it ends. */
    private boolean tag() {
        tags++;
        if (text.startsWith("{{{{", at)) {
            wrong("raw blocks ({{{{) are not offered");
            return false;
        }
        boolean raw = text.startsWith("{{{", at);
        String closing = raw ? "}}}" : "}}";
        int from = at + closing.length();
        int end = text.indexOf(closing, from);
        if (end < 0) {
            wrong("{{ is never closed");
            return false;
        }
        String inner = text.substring(from, end);
        if (inner.contains("{") || inner.contains("}") || text.startsWith("}", end + closing.length())) {
            wrong("the braces do not match");
            return false;
        }
        if (raw) {
            value(inner.strip(), true);
        } else {
            expression(inner.strip());
        }
        passed(end + closing.length());
        return true;
    }

    private void expression(String inner) {
        if (inner.startsWith("!")) {
            comment(inner);
        } else if (inner.startsWith("#")) {
            begin(inner.substring(1).strip());
        } else if (inner.startsWith("/")) {
            end(inner.substring(1).strip());
        } else if (inner.equals("else")) {
            otherwise();
        } else {
            value(inner, false);
        }
    }

    /** One that begins with two dashes ends with two, or the real parser would look further for its end. */
    private void comment(String inner) {
        if (inner.startsWith("!--") && (inner.length() < 5 || !inner.endsWith("--"))) {
            wrong("a comment that begins with {{!-- must end with --}}");
        }
    }

    private void begin(String inner) {
        String[] words = BLANK.split(inner);
        if (!BLOCKS.contains(words[0])) {
            wrong("the block " + shown(words[0]) + " is not offered; there are #if, #unless, #each and #with");
            return;
        }
        boolean plain = words.length == 2 && isPath(words[1]);
        if (!plain) {
            wrong("#" + words[0] + " takes one variable");
        }
        open.push(new Open(words[0], plain ? words[1] : "", line, current));
        current = new ArrayList<>();
    }

    private void otherwise() {
        if (open.isEmpty() || open.peek().body != null) {
            wrong("{{else}} stands outside of a block");
            return;
        }
        open.peek().body = current;
        current = new ArrayList<>();
    }

    private void end(String inner) {
        if (open.isEmpty() || !open.peek().helper.equals(inner)) {
            wrong("{{/" + shown(inner) + "}} closes nothing that is open");
        } else {
            close();
        }
    }

    private void close() {
        Open block = open.pop();
        List<Node> first = block.body;
        Node node = first == null
                ? new Node.Block(block.helper, block.path, current, List.of(), block.line)
                : new Node.Block(block.helper, block.path, first, current, block.line);
        current = block.outside;
        current.add(node);
    }

    private void value(String inner, boolean raw) {
        if (isPath(inner)) {
            current.add(new Node.Value(inner, raw, line));
        } else {
            wrong(reason(inner));
        }
    }

    private static String reason(String inner) {
        String first = BLANK.split(inner, 2)[0];
        if (inner.startsWith(">")) {
            return "another template cannot be included";
        }
        if (inner.startsWith("@") || inner.startsWith("..")) {
            return "a variable is written by its name alone, without @ or ..";
        }
        if (inner.isEmpty()) {
            return "there is nothing between the braces";
        }
        if (inner.startsWith("else")) {
            return "write {{else}} and another {{#if}} inside";
        }
        return PATH.matcher(first).matches() && !first.equals(inner)
                ? "the helper " + shown(first) + " is not offered"
                : "only the name of a variable can stand between the braces";
    }

    private static boolean isPath(String word) {
        return PATH.matcher(word).matches()
                && !BLOCKS.contains(word)
                && !word.equals("else")
                && (word.equals("this") || !word.startsWith("this."));
    }

    /** What somebody wrote, cut to what an answer can bear. */
    static String shown(String word) {
        return word.length() > 60 ? word.substring(0, 60) + "…" : word;
    }

    private void passed(int to) {
        for (int i = at; i < to; i++) {
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        at = to;
    }

    private void wrong(String reason) {
        faults.add(new Fault(line, reason));
    }

    /** A text that was read. */
    public record Parsed(List<Node> nodes, List<Fault> faults) {

        /** Keeps its own copies. */
        public Parsed {
            nodes = List.copyOf(nodes);
            faults = List.copyOf(faults);
        }
    }

    /** What a text is made of. */
    public sealed interface Node {
        /** Words that stay as they are. */
        record Words(String text, int line) implements Node {}

        /**
         * A value.
         *
         * @param raw whether it is put in as it is even in HTML
         */
        record Value(String path, boolean raw, int line) implements Node {}

        /**
         * A block.
         *
         * @param helper if, unless, each or with
         */
        record Block(String helper, String path, List<Node> body, List<Node> otherwise, int line) implements Node {

            /** Keeps its own copies. */
            public Block {
                body = List.copyOf(body);
                otherwise = List.copyOf(otherwise);
            }
        }
    }

    private static final class Open {

        final String helper;
        final String path;
        final int line;
        final List<Node> outside;

        @Nullable
        List<Node> body;

        Open(String helper, String path, int line, List<Node> outside) {
            this.helper = helper;
            this.path = path;
            this.line = line;
            this.outside = outside;
        }
    }
}
