package org.virtualvisits.functions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.virtualvisits.core.credential.AcknowledgeReminder;
import org.virtualvisits.core.credential.Credential;
import org.virtualvisits.core.credential.CredentialId;
import org.virtualvisits.core.credential.Report;
import org.virtualvisits.core.credential.State;
import org.virtualvisits.core.rotation.Rotation;
import org.virtualvisits.functions.wire.Fields;
import org.virtualvisits.functions.wire.Problem;
import org.virtualvisits.functions.wire.Refusal;
import org.virtualvisits.functions.wire.Violations;

/** Reports on credentials, and words about them, in JSON. */
final class CredentialJson {

    private static final int LONGEST_NAME = 100;

    private CredentialJson() {}

    /** Somebody's word, as sent. */
    record Word(String organisation, String by, LocalDate until) {}

    static Word word(ObjectNode document) {
        var violations = new Violations();
        Fields fields = Fields.of(document, violations);
        var word = new Word(
                fields.requiredText("organisation", 40),
                fields.requiredText("by", LONGEST_NAME),
                fields.required("until", 10, CredentialJson::day, "must be a date as 2026-12-31", LocalDate.EPOCH));
        fields.end();
        violations.refuseIfAny();
        return word;
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }

    static Set<State> states(Optional<String> query) {
        var states = EnumSet.noneOf(State.class);
        query.stream().flatMap(text -> Arrays.stream(text.split(","))).forEach(word -> states.add(state(word)));
        return states;
    }

    private static State state(String word) {
        return Arrays.stream(State.values())
                .filter(state -> word(state).equals(word))
                .findFirst()
                .orElseThrow(() -> new Refusal(Problem.invalid(
                        "The states are expired, expiring, valid, superseded and expired-superseded.")));
    }

    static ObjectNode write(AcknowledgeReminder.Outcome.Silenced silenced) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("silencedStep", silenced.step())
                .put("silencedDay", silenced.day().toString());
    }

    static ObjectNode write(Report report, Map<CredentialId, Rotation> rotations) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("organisation", report.watch().organisation().value())
                .put("at", report.at().toString());
        ObjectNode watch = node.putObject("watch").put("outcome", report.round().outcome());
        report.round().listed().map(LocalDate::toString).ifPresent(day -> watch.put("listed", day));
        report.round().finished().map(LocalDate::toString).ifPresent(day -> watch.put("finished", day));
        report.round().beat().map(Instant::toString).ifPresent(beat -> watch.put("beat", beat));
        report.round().trouble().ifPresent(trouble -> watch.put("trouble", trouble));
        ArrayNode lines = node.putArray("credentials");
        report.lines().forEach(line -> {
            ObjectNode one = lines.addObject();
            line(one, line);
            Optional.ofNullable(rotations.get(line.credential().id()))
                    .ifPresent(rotation -> one.set("rotation", RotationJson.write(rotation)));
        });
        return node;
    }

    private static void line(ObjectNode node, Report.Line line) {
        Credential credential = line.credential();
        node.put("id", credential.id().value())
                .put("application", credential.application())
                .put("applicationId", credential.appId())
                .put("kind", word(credential.kind()))
                .put("expires", credential.ends().toString())
                .put("day", line.expires().toString())
                .put("daysLeft", line.daysLeft())
                .put("state", word(line.state()))
                .put("critical", credential.own());
        ArrayNode owners = node.putArray("owners");
        credential.owners().forEach(owners::add);
        node.put("advice", line.advice());
        line.lastStep().ifPresent(step -> node.put("lastStep", step));
        line.acknowledged()
                .ifPresent(word -> node.putObject("acknowledged")
                        .put("by", word.by())
                        .put("until", word.until().toString())
                        .put("silences", word.silences()));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
