package org.virtualvisits.sandbox.node;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A real headless Chromium. It reaches 127.0.0.1 only: every other host is answered with a small made-up page titled
 * {@code Outside: <host>}, wherever a link or redirect to it comes from, and the request is recorded.
 *
 * <p>It is the Chromium that npm installed, or the one that the system property {@value #CHROMIUM} names.
 */
public final class Browser implements AutoCloseable {

    /** System property: path of a Chromium to use, such as {@code /usr/bin/chromium}. */
    public static final String CHROMIUM = "chromium";

    private final NodeDriver driver;

    private Browser(NodeTools tools) {
        driver = new NodeDriver(tools, "browser.mjs", chosen());
    }

    /**
     * Starts a browser; it ends with {@link #close} or with this JVM.
     *
     * @throws IllegalStateException saying what to install when there is no Node.js
     */
    public static Browser start() {
        return new Browser(NodeTools.require());
    }

    /** The same, or empty when there is no Node.js. */
    public static Optional<Browser> startIfPossible() {
        return NodeTools.find().map(Browser::new);
    }

    /** An empty tab in a profile of its own: no cookies or storage shared with other tabs. */
    public Page open(Viewport viewport) {
        return new Page(driver, viewport);
    }

    @Override
    public void close() {
        driver.close();
    }

    private static List<String> chosen() {
        return Optional.ofNullable(System.getProperty(CHROMIUM)).map(Path::of).filter(Files::isExecutable).stream()
                .map(Path::toString)
                .toList();
    }
}
