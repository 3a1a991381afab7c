package org.virtualvisits.core.hygiene;

import java.util.HashSet;
import java.util.Set;

/** What of an item can still be acted upon, so that an act which is done can be told from one which is not. */
final class Remains {

    private Remains() {}

    static Set<String> of(Item item, RuleSet rules) {
        var remains = new HashSet<String>();
        remains.add("item " + item.id());
        if (item instanceof Item.Event event) {
            event.attachments().forEach(file -> remains.add("file " + file.id() + " of " + event.id()));
            if (!event.subject().equals(rules.neutralSubject())) {
                remains.add("subject " + event.id());
            }
        }
        return remains;
    }

    static String of(Mailboxes.Act act) {
        return act.action() == Action.NEUTRALISE
                ? "subject " + act.item()
                : act.attachment()
                        .map(file -> "file " + file + " of " + act.item())
                        .orElse("item " + act.item());
    }
}
