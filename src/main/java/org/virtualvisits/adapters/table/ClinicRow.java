package org.virtualvisits.adapters.table;

import com.azure.data.tables.models.TableEntity;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Clinic.OnDecline;
import org.virtualvisits.core.organisation.Clinic.Organiser;
import org.virtualvisits.core.organisation.QuietHours;
import org.virtualvisits.core.organisation.Reminding;

/** How a clinic is laid out as a row of its organisation's partition, both ways. */
final class ClinicRow {

    static final String PREFIX = "clinic|";

    private ClinicRow() {}

    static String key(ClinicId id) {
        return PREFIX + id;
    }

    static TableEntity encode(OrganisationId organisation, Clinic clinic) {
        var row = new RowWriter(organisation.value(), key(clinic.id()))
                .text("id", clinic.id())
                .text("serviceArea", clinic.serviceArea())
                .text("name", clinic.name())
                .text("publicName", clinic.publicName())
                .text("zone", clinic.zone())
                .text("region", clinic.region())
                .text("phone", clinic.phone())
                .text("locationDisplay", clinic.location().display())
                .text("locationAddress", clinic.location().address())
                .text("sender", clinic.sender())
                .json("identifiers", Json.sorted(clinic.identifiers()))
                .text("opensBefore", clinic.opensBefore())
                .text("closesAfter", clinic.closesAfter())
                .json("reminders", Json.texts(clinic.reminding().reminders()))
                .text("starting", clinic.reminding().starting())
                .flag("missed", clinic.reminding().missed())
                .text("quietFrom", clinic.reminding().quiet().from())
                .text("quietUntil", clinic.reminding().quiet().until())
                .json("languages", Json.texts(clinic.languages()))
                .json("preparation", preparation(clinic.preparation()))
                .text(
                        "onDecline",
                        switch (clinic.onDecline()) {
                            case ASK -> "ask";
                            case CANCEL -> "cancel";
                        })
                .flag("arrivalNotice", clinic.arrivalNotice());
        switch (clinic.organiser()) {
            case Organiser.OwnClinician() -> row.text("organiser", "own-clinician");
            case Organiser.Facilitator(var account) ->
                row.text("organiser", "facilitator").text("organiserObjectId", account);
        }
        return row.row();
    }

    static Clinic decode(TableEntity entity) {
        var row = new RowReader(entity);
        return new Clinic(
                new ClinicId(row.text("id")),
                row.text("serviceArea"),
                row.text("name"),
                row.maybe("publicName"),
                ZoneId.of(row.text("zone")),
                row.text("region"),
                row.text("phone"),
                new Clinic.Location(row.text("locationDisplay"), row.text("locationAddress")),
                row.text("sender"),
                Json.set(row.json("identifiers")),
                Duration.parse(row.text("opensBefore")),
                Duration.parse(row.text("closesAfter")),
                reminding(row),
                Json.texts(row.json("languages")),
                preparation(row.json("preparation")),
                organiser(row),
                row.maybe("onDecline").map(ClinicRow::onDecline).orElse(OnDecline.ASK),
                row.maybeFlag("arrivalNotice").orElse(false));
    }

    /** Rows of the first release say only which reminders. */
    private static Reminding reminding(RowReader row) {
        QuietHours quiet = row.maybe("quietFrom")
                .map(from -> new QuietHours(LocalTime.parse(from), LocalTime.parse(row.text("quietUntil"))))
                .orElse(QuietHours.USUAL);
        return new Reminding(
                Json.list(row.json("reminders"), text -> Duration.parse(text.asText())),
                row.maybe("starting").map(Duration::parse),
                row.maybeFlag("missed").orElse(true),
                quiet);
    }

    private static Organiser organiser(RowReader row) {
        return switch (row.text("organiser")) {
            case "own-clinician" -> new Organiser.OwnClinician();
            case "facilitator" -> new Organiser.Facilitator(row.text("organiserObjectId"));
            default -> throw new IllegalStateException("unknown organiser in " + row.name());
        };
    }

    private static OnDecline onDecline(String word) {
        return switch (word) {
            case "ask" -> OnDecline.ASK;
            case "cancel" -> OnDecline.CANCEL;
            default -> throw new IllegalStateException("a clinic's row has " + word + " for what a decline does");
        };
    }

    private static JsonNode preparation(Map<String, String> byLanguage) {
        ObjectNode node = Json.object();
        new TreeMap<>(byLanguage).forEach(node::put);
        return node;
    }

    private static Map<String, String> preparation(JsonNode node) {
        return node.properties().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().asText()));
    }
}
