package org.virtualvisits.functions.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** FHIR's extension for time zones: an IANA name, under its name of today or that of R4 (Extensions, timezone; R4, tz-code). */
final class Zones {

    private static final Set<String> URLS = Set.of(
            "http://hl7.org/fhir/StructureDefinition/timezone", "http://hl7.org/fhir/StructureDefinition/tz-code");

    private Zones() {}

    /** The zone that an element is said to be in; one that nobody knows says nothing. */
    static Optional<ZoneId> of(JsonNode element) {
        return Nodes.objects(element, "extension")
                .filter(extension -> URLS.contains(Nodes.code(extension, "url")))
                .map(extension -> Nodes.code(extension, "valueCode"))
                .filter(ZoneId.getAvailableZoneIds()::contains)
                .map(ZoneId::of)
                .findFirst();
    }
}
