package org.virtualvisits.core.organisation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A kind of appointment as the EHR codes it (S2.9). Only a type that says so is telehealth (S2.10), so that in-person
 * appointments never become meetings by accident.
 *
 * @param code the code, exactly as sent
 * @param system the code's system, where two systems use the same code
 * @param description shown to staff and, through templates only, to patients
 * @param telehealth whether visits of this type are held by video
 * @param length used when the appointment has a start but no end
 * @param reminders how long before the start reminders go out, where that differs from the clinic's usual
 */
public record AppointmentType(
        String code,
        Optional<String> system,
        String description,
        boolean telehealth,
        Duration length,
        Optional<List<Duration>> reminders) {

    /** Keeps its own copy. */
    public AppointmentType {
        reminders = reminders.map(List::copyOf);
    }

    /** A type whose visits are reminded of as the clinic does. */
    public AppointmentType(
            String code, Optional<String> system, String description, boolean telehealth, Duration length) {
        this(code, system, description, telehealth, length, Optional.empty());
    }

    /** How configuration names this type: {@code code}, or {@code system|code} where a system is given. */
    public String key() {
        return system.map(its -> its + "|" + code).orElse(code);
    }

    /** Whether a coding, {@code code} or {@code system|code}, means this type. */
    public boolean isCoded(String coding) {
        int bar = coding.lastIndexOf('|');
        String itsCode = coding.substring(bar + 1);
        return itsCode.equals(code)
                && (system.isEmpty() || (bar >= 0 && coding.substring(0, bar).equals(system.get())));
    }
}
