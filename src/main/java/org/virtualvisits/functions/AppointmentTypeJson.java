package org.virtualvisits.functions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.virtualvisits.core.organisation.AppointmentType;
import org.virtualvisits.functions.wire.Fields;

/** An appointment type in JSON, both ways. */
final class AppointmentTypeJson {

    private static final int LONGEST_CODE = 256;
    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final Duration MOST = Duration.ofDays(7);
    private static final String LENGTH_WORDS = "must be an ISO 8601 duration from a minute to a week, such as PT20M";

    private AppointmentTypeJson() {}

    /** Reads one; where its key is in the path, the body may leave out code and system. */
    static AppointmentType read(Fields fields, Optional<String> key) {
        Optional<String> codeInPath = key.map(its -> its.substring(its.lastIndexOf('|') + 1));
        Optional<String> systemInPath =
                key.filter(its -> its.contains("|")).map(its -> its.substring(0, its.lastIndexOf('|')));
        String code = codeInPath
                .map(path -> same(fields, "code", path).orElse(path))
                .orElseGet(() -> fields.requiredText("code", LONGEST_CODE));
        Optional<String> system = systemInPath.isPresent()
                ? same(fields, "system", systemInPath.get()).or(() -> systemInPath)
                : fields.text("system", LONGEST_CODE);
        if (key.isPresent() && systemInPath.isEmpty() && system.isPresent()) {
            fields.wrong("system", "must be named in the address too: ?system=");
        }
        if (code.contains("|")) {
            fields.wrong("code", "must not hold '|', which stands between a system and a code");
        }
        var type = new AppointmentType(
                code,
                system,
                fields.requiredText("description", 200),
                fields.requiredFlag("telehealth"),
                fields.required("length", 20, Shapes.duration(LEAST, MOST), LENGTH_WORDS, LEAST),
                RemindingJson.reminders(fields));
        fields.end();
        return type;
    }

    private static Optional<String> same(Fields fields, String name, String inPath) {
        return fields.read(name, LONGEST_CODE, Shapes.oneOf(Set.of(inPath)), "is not the one in the path");
    }

    static void write(AppointmentType type, ObjectNode node) {
        node.put("code", type.code());
        type.system().ifPresent(system -> node.put("system", system));
        node.put("description", type.description())
                .put("telehealth", type.telehealth())
                .put("length", type.length().toString());
        type.reminders().ifPresent(reminders -> RemindingJson.write(reminders, node));
    }
}
