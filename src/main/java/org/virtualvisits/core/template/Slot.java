package org.virtualvisits.core.template;

/** Where an organisation's own text stands: which text, for whose messages. */
public record Slot(Scope scope, TemplateName name) {

    /** In words, for staff: {@code en/confirmation.sms of clinic riverside}. */
    public String words() {
        return name.path() + " of " + scope.words();
    }
}
