package org.virtualvisits.functions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.notice.MailAddress;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Clinic.OnDecline;
import org.virtualvisits.core.organisation.Clinic.Organiser;
import org.virtualvisits.functions.wire.Fields;

/** A clinic in JSON, both ways. */
final class ClinicJson {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ADDRESS = 300;
    private static final int LONGEST_PREPARATION = 2_000;
    private static final Duration LONGEST_BEFORE = Duration.ofDays(1);
    private static final Duration LONGEST_AFTER = Duration.ofDays(7);
    private static final Set<String> REGIONS = Set.of(Locale.getISOCountries());

    private ClinicJson() {}

    static Clinic read(Fields fields, Optional<String> id) {
        List<String> languages = languages(fields);
        var clinic = new Clinic(
                new ClinicId(Shapes.id(fields, id)),
                fields.requiredText("serviceArea", LONGEST_NAME),
                fields.requiredText("name", LONGEST_NAME),
                fields.text("publicName", LONGEST_NAME),
                fields.<ZoneId>required(
                        "timeZone", LocalTimes.LONGEST, LocalTimes::zone, LocalTimes.NO_ZONE, ZoneOffset.UTC),
                fields.required(
                        "region", 2, Shapes.oneOf(REGIONS), "must be an ISO 3166 code of two letters, such as GB", ""),
                fields.requiredText("phone", 40),
                location(fields),
                fields.required("sender", 254, MailAddress::read, "must be the address of a mailbox", ""),
                Set.copyOf(fields.texts("identifiers", 50, 256)),
                fields.read(
                                "opensBefore",
                                20,
                                Shapes.duration(Duration.ZERO, LONGEST_BEFORE),
                                "must be an ISO 8601 duration up to a day, such as PT30M")
                        .orElse(Clinic.OPENS_BEFORE),
                fields.read(
                                "closesAfter",
                                20,
                                Shapes.duration(Duration.ZERO, LONGEST_AFTER),
                                "must be an ISO 8601 duration up to seven days, such as PT4H")
                        .orElse(Clinic.CLOSES_AFTER),
                RemindingJson.read(fields),
                languages,
                preparation(fields, languages),
                organiser(fields),
                fields.read("onDecline", 10, ClinicJson::onDecline, "must be ask or cancel")
                        .orElse(OnDecline.ASK),
                fields.flag("arrivalNotice").orElse(false));
        fields.end();
        return clinic;
    }

    private static Clinic.Location location(Fields fields) {
        Optional<Fields> location = fields.object("location");
        if (location.isEmpty()) {
            if (!fields.has("location") || fields.isNull("location")) {
                fields.wrong("location", "is required");
            }
            return new Clinic.Location("", "");
        }
        var place = new Clinic.Location(
                location.get().requiredText("display", LONGEST_NAME),
                location.get().text("address", LONGEST_ADDRESS).orElse(""));
        location.get().end();
        return place;
    }

    private static List<String> languages(Fields fields) {
        List<String> languages = fields.texts("languages", 20, 3);
        if (!languages.stream().allMatch(tag -> Shapes.LANGUAGE.matcher(tag).matches())) {
            fields.wrong("languages", "must be primary language tags (BCP 47), such as en");
        }
        return languages.isEmpty()
                ? List.of("en")
                : languages.stream().distinct().toList();
    }

    private static Map<String, String> preparation(Fields fields, List<String> languages) {
        Map<String, String> preparation = fields.paragraphs("preparation", LONGEST_PREPARATION);
        if (!languages.containsAll(preparation.keySet())) {
            fields.wrong("preparation", "has a language that is not one of the clinic's languages");
        }
        return preparation;
    }

    private static Organiser organiser(Fields fields) {
        if (!fields.has("organiser") || fields.isText("organiser")) {
            fields.read("organiser", 20, Shapes.oneOf(Set.of("clinician")), "must be \"clinician\" or a facilitator");
            return new Organiser.OwnClinician();
        }
        return fields.object("organiser")
                .<Organiser>map(ClinicJson::facilitator)
                .orElseGet(Organiser.OwnClinician::new);
    }

    private static Organiser facilitator(Fields fields) {
        String objectId = fields.required(
                "facilitator",
                36,
                Shapes.matching(Shapes.OBJECT_ID),
                "must be the account's Entra object id (a UUID)",
                "");
        fields.end();
        return new Organiser.Facilitator(objectId);
    }

    private static Optional<OnDecline> onDecline(String word) {
        return switch (word) {
            case "ask" -> Optional.of(OnDecline.ASK);
            case "cancel" -> Optional.of(OnDecline.CANCEL);
            default -> Optional.empty();
        };
    }

    static void write(Clinic clinic, ObjectNode node) {
        node.put("id", clinic.id().value())
                .put("serviceArea", clinic.serviceArea())
                .put("name", clinic.name());
        clinic.publicName().ifPresent(name -> node.put("publicName", name));
        node.put("timeZone", clinic.zone().getId())
                .put("region", clinic.region())
                .put("phone", clinic.phone());
        ObjectNode location =
                node.putObject("location").put("display", clinic.location().display());
        if (!clinic.location().address().isEmpty()) {
            location.put("address", clinic.location().address());
        }
        node.put("sender", clinic.sender());
        ArrayNode identifiers = node.putArray("identifiers");
        clinic.identifiers().stream().sorted().forEach(identifiers::add);
        node.put("opensBefore", clinic.opensBefore().toString())
                .put("closesAfter", clinic.closesAfter().toString());
        RemindingJson.write(clinic.reminding(), node);
        ArrayNode languages = node.putArray("languages");
        clinic.languages().forEach(languages::add);
        ObjectNode preparation = node.putObject("preparation");
        clinic.preparation().forEach(preparation::put);
        switch (clinic.organiser()) {
            case Organiser.OwnClinician() -> node.put("organiser", "clinician");
            case Organiser.Facilitator(var objectId) ->
                node.putObject("organiser").put("facilitator", objectId);
        }
        node.put(
                "onDecline",
                switch (clinic.onDecline()) {
                    case ASK -> "ask";
                    case CANCEL -> "cancel";
                });
        node.put("arrivalNotice", clinic.arrivalNotice());
    }
}
