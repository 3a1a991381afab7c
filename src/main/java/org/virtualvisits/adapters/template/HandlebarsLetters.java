package org.virtualvisits.adapters.template;

import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.virtualvisits.core.credential.Letters;

/** {@link Letters} in Handlebars: {@code letters/credential.*.hbs}, compiled once. Thread-safe. */
public final class HandlebarsLetters implements Letters {

    private static final String TEXT = "credential.text";
    private static final String HTML = "credential.html";
    private static final String REPORT = "credential-report.html";

    private final Template text = compile(new StrictHandlebars(EscapingStrategy.NOOP), TEXT);
    private final Template html = compile(new StrictHandlebars(EscapingStrategy.HTML_ENTITY), HTML);
    private final Template report = compile(new StrictHandlebars(EscapingStrategy.HTML_ENTITY), REPORT);

    @Override
    public String text(Map<String, ?> data) {
        return StrictHandlebars.fill(TEXT, text, data, Budget.OF_A_REPORT);
    }

    @Override
    public String html(Map<String, ?> data) {
        return StrictHandlebars.fill(HTML, html, data, Budget.OF_A_REPORT);
    }

    @Override
    public String report(Map<String, ?> data, List<Map<String, ?>> lines) {
        Map<String, Object> all = new HashMap<>(data);
        all.put("lines", lines);
        return StrictHandlebars.fill(REPORT, report, all, Budget.OF_A_REPORT);
    }

    private static Template compile(StrictHandlebars handlebars, String name) {
        String path = "/letters/" + name + ".hbs";
        try (InputStream stream = Objects.requireNonNull(HandlebarsLetters.class.getResourceAsStream(path), path)) {
            return handlebars.compile(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
