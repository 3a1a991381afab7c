package org.virtualvisits.core.template;

import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.notice.Templates.BrokenTemplate;
import org.virtualvisits.core.notice.Templates.Part;

/** Port: the language that templates are written in, and the texts that are shipped in it. */
public interface TemplateLanguage {

    /** The shipped text; empty if none is shipped in that language. A style that it does not have is the usual one. */
    Optional<String> shipped(TemplateName name, Style style);

    /** The shipped text for those who come with a patient; empty if none is shipped in that language. */
    Optional<String> shippedForCompanion(String language, Part part);

    /**
     * Fills a shipped text.
     *
     * @throws BrokenTemplate if the data does not fill it
     */
    String fill(TemplateName name, String text, Map<String, ?> data);

    /**
     * Fills somebody's own text, whatever is in it: it reads nothing but the data, calls nothing, and ends within bounds of
     * size and steps.
     *
     * @param words names it to staff
     * @throws BrokenTemplate if it holds more than {@link Syntax} allows, does not end, or the data does not fill it
     */
    String fillOwn(Part part, String words, String text, Map<String, ?> data);
}
