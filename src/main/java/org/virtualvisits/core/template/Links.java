package org.virtualvisits.core.template;

import java.util.Map;
import java.util.Set;
import org.virtualvisits.core.notice.Templates.Part;

/** The patient's join link in texts: there if and only if the visit stands, outside subjects and titles. */
final class Links {

    /** CareRight has two names for it (S2.12). */
    static final Set<String> VARIABLES = Set.of("patient.teams_url", "patient.telehealth_entry_url");

    private Links() {}

    static boolean mustHaveOne(TemplateName name) {
        return name.kind().standing() && name.part() != Part.SUBJECT && name.part() != Part.INVITE_SUMMARY;
    }

    /** Whether a filled text has the link, whose token no escaping changes. */
    static boolean has(String filled, Map<String, ?> data) {
        String url = data.get("patient") instanceof Map<?, ?> patient ? String.valueOf(patient.get("teams_url")) : "";
        return !url.isEmpty() && filled.contains(url.substring(url.lastIndexOf('/') + 1));
    }
}
