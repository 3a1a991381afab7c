package org.virtualvisits.core.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.virtualvisits.core.template.Syntax.Node;

/**
 * What the HTML of a mail may hold: text, tables and inline style, and links to the visit, to a phone or within the mail.
 * Whatever is not known is a fault, so that nothing is fetched from elsewhere, nothing runs, and no reader is led away.
 */
final class HtmlRules {

    private static final char VALUE = '\uE000';
    private static final char SEAM = '\uE001';

    private static final Set<String> ELEMENTS = Set.of(
            "html",
            "head",
            "meta",
            "title",
            "body",
            "table",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "td",
            "th",
            "p",
            "br",
            "hr",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "strong",
            "b",
            "em",
            "i",
            "u",
            "small",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "a",
            "span",
            "div",
            "bdi",
            "bdo",
            "blockquote",
            "center",
            "abbr",
            "sup",
            "sub");

    private static final Set<String> ATTRIBUTES = Set.of(
            "lang",
            "dir",
            "style",
            "class",
            "id",
            "width",
            "height",
            "align",
            "valign",
            "border",
            "cellpadding",
            "cellspacing",
            "bgcolor",
            "role",
            "href",
            "title",
            "colspan",
            "rowspan",
            "scope",
            "name",
            "content",
            "http-equiv",
            "charset",
            "target",
            "rel",
            "start",
            "type");

    private static final Pattern NAME = Pattern.compile("/?[A-Za-z][A-Za-z0-9]*");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\s+([A-Za-z-]+)(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'=<>`\uE000\uE001]+)))?");
    private static final Pattern END = Pattern.compile("\\s*/?");
    private static final Pattern FIXED_LINK =
            Pattern.compile("tel:[+0-9() -]{3,30}|mailto:[^?&\\s]{3,254}|#[A-Za-z0-9_-]*");
    private static final Pattern META = Pattern.compile("content-type|x-ua-compatible", Pattern.CASE_INSENSITIVE);
    private static final Set<String> PHONES = Set.of("clinic.phone", "location.phone", "appointment.location.phone");

    private final StringBuilder source = new StringBuilder();
    private final List<Integer> lines = new ArrayList<>();
    private final List<Integer> valuesBefore = new ArrayList<>();
    private final List<Node.Value> values = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    private HtmlRules() {}

    static List<Fault> faults(List<Node> nodes) {
        var rules = new HtmlRules();
        rules.flatten(nodes);
        rules.look();
        return rules.faults;
    }

    /** One text in which a value and the edge of a block are one sign each. */
    private void flatten(List<Node> nodes) {
        for (Node node : nodes) {
            switch (node) {
                case Node.Words(var text, var line) -> add(text, line);
                case Node.Value value -> {
                    values.add(value);
                    add(String.valueOf(VALUE), value.line());
                }
                case Node.Block block -> {
                    add(String.valueOf(SEAM), block.line());
                    flatten(block.body());
                    add(String.valueOf(SEAM), block.line());
                    flatten(block.otherwise());
                    add(String.valueOf(SEAM), block.line());
                }
            }
        }
    }

    private void add(String text, int from) {
        int line = from;
        for (int i = 0; i < text.length(); i++) {
            lines.add(line);
            valuesBefore.add(values.size());
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        source.append(text);
    }

    private void look() {
        values.stream()
                .filter(value -> value.raw() && !Links.VARIABLES.contains(value.path()))
                .forEach(value -> faults.add(new Fault(
                        value.line(),
                        "{{{" + value.path() + "}}} would let markup through: write {{" + value.path() + "}}")));
        int at = 0;
        while (at >= 0 && at < source.length()) {
            int next = source.indexOf("<", at);
            at = next < 0 ? -1 : tag(next);
        }
    }

    /** Looks at what begins with this bracket, and says where to go on; below 0 if there is no telling. */
    private int tag(int at) {
        char after = at + 1 < source.length() ? source.charAt(at + 1) : ' ';
        if (after == '!' || after == '?') {
            return declaration(at);
        }
        if (after == VALUE || after == SEAM) {
            return wrong(at, "a tag cannot be put together from braces");
        }
        if (after != '/' && !Character.isLetter(after)) {
            return at + 1;
        }
        int end = end(at);
        if (end < 0) {
            return wrong(at, "a tag is never closed");
        }
        String inner = source.substring(at + 1, end);
        if (inner.indexOf(SEAM) >= 0) {
            return wrong(at, "a block stands inside of a tag: put the whole tag inside of the block");
        }
        element(at, inner);
        return end + 1;
    }

    private int declaration(int at) {
        int end = source.indexOf(">", at);
        String inner = end < 0 ? "" : source.substring(at, end).toLowerCase(Locale.ROOT);
        return inner.startsWith("<!doctype html") && inner.indexOf(VALUE) < 0 && inner.indexOf(SEAM) < 0
                ? end + 1
                : wrong(at, "comments of HTML are sent to the reader: write {{! }}");
    }

    /** The bracket that closes a tag, outside of quotes. */
    private int end(int at) {
        char quote = 0;
        for (int i = at + 1; i < source.length(); i++) {
            char sign = source.charAt(i);
            if (quote != 0) {
                quote = sign == quote ? 0 : quote;
            } else if (sign == '"' || sign == '\'') {
                quote = sign;
            } else if (sign == '>') {
                return i;
            }
        }
        return -1;
    }

    private void element(int at, String inner) {
        var name = NAME.matcher(inner);
        if (!name.lookingAt()
                || !ELEMENTS.contains(name.group().replace("/", "").toLowerCase(Locale.ROOT))) {
            wrong(
                    at,
                    "<" + Syntax.shown(inner.replace(VALUE, ' ').split("[\\s/]", 2)[0]) + "> is not offered in mails");
            return;
        }
        var attribute = ATTRIBUTE.matcher(inner);
        int from = name.end();
        int value = valuesBefore.get(at);
        while (attribute.region(from, inner.length()).lookingAt()) {
            String written = attribute.group(2) != null
                    ? attribute.group(2)
                    : attribute.group(3) != null
                            ? attribute.group(3)
                            : attribute.group(4) == null ? "" : attribute.group(4);
            attribute(at, attribute.group(1).toLowerCase(Locale.ROOT), written, value);
            value += (int) written.chars().filter(sign -> sign == VALUE).count();
            from = attribute.end();
        }
        if (!END.matcher(inner.substring(from)).matches()) {
            wrong(at, "a tag is not well formed: each value of an attribute stands in quotes");
        }
    }

    private void attribute(int at, String name, String written, int value) {
        String low = written.toLowerCase(Locale.ROOT);
        if (!ATTRIBUTES.contains(name) && !name.startsWith("aria-")) {
            wrong(at, "the attribute " + Syntax.shown(name) + " is not offered in mails");
        } else if (name.equals("href")) {
            if (!isLink(written, value)) {
                wrong(
                        at,
                        "a link leads elsewhere: only the join link, a phone number, a mail address or a place in the mail");
            }
        } else if (written.indexOf(VALUE) >= 0 && !name.equals("title")) {
            wrong(at, "a variable stands in the attribute " + name + "; it may stand in href and title alone");
        } else if (name.equals("style") && !isPlainStyle(low)) {
            wrong(at, "style fetches from elsewhere, or cannot be read: no url(), @, \\, & or comments");
        } else if ((name.equals("http-equiv") && !META.matcher(written).matches()) || low.contains("url=")) {
            wrong(at, "<meta> may not lead the reader elsewhere");
        }
    }

    private boolean isLink(String written, int value) {
        String link = String.valueOf(VALUE);
        if (written.equals(link)) {
            return Links.VARIABLES.contains(values.get(value).path());
        }
        return written.equals("tel:" + link)
                ? PHONES.contains(values.get(value).path())
                : FIXED_LINK.matcher(written).matches();
    }

    private static boolean isPlainStyle(String style) {
        return !style.contains("url(")
                && !style.contains("expression(")
                && !style.contains("image-set(")
                && style.chars().noneMatch(sign -> sign == '@' || sign == '\\' || sign == '&')
                && !style.contains("/*");
    }

    /** Faults of one place are told once. */
    private int wrong(int at, String reason) {
        faults.add(new Fault(lines.get(at), reason));
        return -1;
    }
}
