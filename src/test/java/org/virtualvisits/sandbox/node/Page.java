package org.virtualvisits.sandbox.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * One tab. What it does is what a person can do; what it gives is what a person, or their screen reader, would get.
 *
 * <p>A target is the exact accessible name of a link, button, checkbox or radio button ("Join the visit"), the label of a field for
 * {@link #fill}, or a Playwright selector that begins with {@code css=}. Every act waits up to 15 seconds for its target and for the
 * navigation it begins, and throws {@link IllegalStateException} when it cannot be done.
 */
public final class Page implements AutoCloseable {

    private final NodeDriver driver;
    private final String tab;

    Page(NodeDriver driver, Viewport viewport) {
        this.driver = driver;
        ObjectNode open = NodeDriver.command("open").put("scripts", viewport.scripts());
        open.set("options", viewport.toJson());
        this.tab = driver.ask(open).path("tab").asText();
    }

    /** Goes to an address, following redirects; what was recorded before is forgotten. */
    public PageReport visit(URI url) {
        return PageReport.of(ask(command("visit").put("url", url.toString())));
    }

    /** The page as it is now. */
    public PageReport report() {
        return PageReport.of(ask(command("report")));
    }

    public PageReport click(String target) {
        return PageReport.of(ask(command("click").put("target", target)));
    }

    public PageReport fill(String label, String value) {
        return PageReport.of(ask(command("fill").put("target", label).put("value", value)));
    }

    /** Presses a key by its DOM name ({@code Tab}, {@code Shift+Tab}, {@code Enter}, {@code Space}) and says what has focus then. */
    public Focused press(String key) {
        return Focused.of(ask(command("press").put("key", key)));
    }

    public Focused focused() {
        return Focused.of(ask(command("focused")));
    }

    /** Waits until the address begins with this, for pages that move on by themselves. */
    public PageReport awaitUrl(String prefix) {
        return PageReport.of(ask(command("awaitUrl").put("prefix", prefix)));
    }

    /** Waits until the page shows this, for pages that change by themselves. */
    public PageReport awaitText(String text) {
        return PageReport.of(ask(command("awaitText").put("text", text)));
    }

    /** What axe-core finds against WCAG 2.2 A and AA and its own best practices; empty when there is nothing. */
    public List<Violation> violations() {
        return StreamSupport.stream(ask(command("axe")).spliterator(), false)
                .map(Violation::of)
                .toList();
    }

    /** Saves a PNG of the whole page, as wide as the window (wider only when the page does not fit). */
    public Path screenshot(Path file) {
        ask(command("screenshot").put("path", file.toAbsolutePath().toString()));
        return file;
    }

    /** Saves a PNG of what a printer would get, as wide as the window, and gives its text. */
    public String print(Path file) {
        return ask(command("print").put("path", file.toAbsolutePath().toString()))
                .asText();
    }

    /** Comes back to the window as from another one, which some pages renew themselves for. */
    public void comeBack() {
        ask(command("comeBack"));
    }

    /** The page as a screen reader is told it: roles and names, as indented lines (Playwright's aria snapshot). */
    public String accessibilityTree() {
        return ask(command("accessibilityTree")).asText();
    }

    @Override
    public void close() {
        ask(command("close"));
    }

    private ObjectNode command(String name) {
        return NodeDriver.command(name).put("tab", tab);
    }

    private JsonNode ask(ObjectNode command) {
        return driver.ask(command);
    }

    /**
     * The element with the keyboard's focus. Role and name are Chromium's own; {@code indicated} is whether it has an outline or a
     * box shadow now (a focus shown by other means is not seen here).
     */
    public record Focused(String tag, String id, String role, String name, boolean indicated) {

        static Focused of(JsonNode json) {
            return new Focused(
                    json.path("tag").asText(),
                    json.path("id").asText(),
                    json.path("role").asText(),
                    json.path("name").asText(),
                    json.path("indicated").asBoolean());
        }
    }

    /** One rule of axe-core that the page breaks, and the HTML of each element that breaks it. */
    public record Violation(String id, String impact, String help, List<String> nodes) {

        static Violation of(JsonNode json) {
            return new Violation(
                    json.path("id").asText(),
                    json.path("impact").asText(),
                    json.path("help").asText(),
                    PageReport.texts(json.path("nodes")));
        }
    }
}
