package org.virtualvisits;

import java.util.List;
import org.virtualvisits.core.notice.Templates;
import org.virtualvisits.core.template.CheckTemplate;
import org.virtualvisits.core.template.InheritedTemplates;
import org.virtualvisits.core.template.KeepTemplates;
import org.virtualvisits.core.template.MadeUp;
import org.virtualvisits.core.template.OwnTemplates;
import org.virtualvisits.core.template.PreviewTemplates;
import org.virtualvisits.core.template.TemplateLanguage;
import org.virtualvisits.core.visit.ExampleMessage;
import org.virtualvisits.functions.TemplateFunctions;

/**
 * What the words of messages need from the world, and how it is put together.
 *
 * @param mostParts how many parts a text message of an organisation's own may have
 */
public record TemplatePorts(OwnTemplates own, TemplateLanguage language, int mostParts) {

    /** What messages are written with. */
    Templates templates() {
        return new InheritedTemplates(own, language);
    }

    /** Its function classes. */
    List<Object> functions(Foundation foundation) {
        App.Ports ports = foundation.ports();
        var madeUp = new MadeUp(new ExampleMessage(
                foundation.deployment().joinBase(),
                foundation.deployment().callbacks().replies()));
        var check = new CheckTemplate(language, madeUp, mostParts);
        return List.of(new TemplateFunctions(
                foundation.administrators(),
                new KeepTemplates(own, ports.organisations(), check),
                new PreviewTemplates(own, ports.organisations(), language, madeUp, check),
                ports.clock()));
    }

    /** The same, kept elsewhere. */
    public TemplatePorts with(OwnTemplates other) {
        return new TemplatePorts(other, language, mostParts);
    }
}
