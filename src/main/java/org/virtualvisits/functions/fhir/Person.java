package org.virtualvisits.functions.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.virtualvisits.core.visit.Patient;

/** A patient as a FHIR Patient describes them: the name they go by, and where they can be reached at that moment. */
record Person(Named named, Instant now) {

    private static final int LONGEST_NAME = 100;

    /** One more than an address may have, so that one which had to be cut can never be taken for another (RFC 5321). */
    private static final int LONGEST_CONTACT = 255;

    /** What a person goes by, before what a document says; what they no longer go by is never used. */
    private static final List<String> NAME_USES = List.of("usual", "official", "", "temp", "nickname", "anonymous");

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}");

    Patient patient(String key) {
        Optional<ObjectNode> name = name();
        Optional<String> given = name.flatMap(its -> first(its, "given"));
        Optional<String> family = name.flatMap(Person::family);
        Optional<String> words = name.flatMap(its -> Nodes.text(its, "text", 2 * LONGEST_NAME));
        return new Patient(
                key,
                name.flatMap(its -> first(its, "prefix")),
                given,
                family,
                words.or(() -> given.isEmpty() && family.isEmpty() ? named.display() : Optional.empty()),
                phone(),
                email(),
                language(),
                named.resource().isPresent() ? Optional.empty() : named.reference(),
                named.identifiers().stream().findFirst().map(Patient::subject),
                zone(),
                Patient.Role.PATIENT);
    }

    /** Where they are, or else where they live. */
    private Optional<ZoneId> zone() {
        return named.resource()
                .flatMap(resource -> Zones.of(resource)
                        .or(() -> parts("address")
                                .filter(address -> !Nodes.code(address, "use").equals("old"))
                                .filter(address -> Times.isCurrent(address, now))
                                .flatMap(address -> Zones.of(address).stream())
                                .findFirst()));
    }

    private Optional<ObjectNode> name() {
        return parts("name")
                .filter(name -> NAME_USES.contains(Nodes.code(name, "use")))
                .filter(name -> Times.isCurrent(name, now))
                .min(Comparator.comparingInt(name -> NAME_USES.indexOf(Nodes.code(name, "use"))));
    }

    /** Several in DSTU2, one since. */
    private static Optional<String> family(ObjectNode name) {
        return Nodes.text(name, "family", LONGEST_NAME).or(() -> {
            String parts = StreamSupport.stream(name.path("family").spliterator(), false)
                    .flatMap(part -> Nodes.text(part, LONGEST_NAME).stream())
                    .limit(3)
                    .collect(Collectors.joining(" "));
            return Optional.of(parts).filter(text -> !text.isEmpty());
        });
    }

    private static Optional<String> first(ObjectNode name, String part) {
        return Nodes.text(name.path(part).path(0), LONGEST_NAME);
    }

    /** A mobile before a landline, then by the EHR's own ranking. */
    private Optional<String> phone() {
        return telecoms()
                .filter(telecom -> isPhone(telecom) || isMobile(telecom))
                .min(Comparator.<ObjectNode, Boolean>comparing(telecom -> !isMobile(telecom))
                        .thenComparingInt(Person::rank))
                .flatMap(Person::value);
    }

    private Optional<String> email() {
        return telecoms()
                .filter(telecom -> Nodes.code(telecom, "system").equals("email"))
                .min(Comparator.comparingInt(Person::rank))
                .flatMap(Person::value);
    }

    /** Nobody writes to the dead: staff are shown that this patient cannot be reached. */
    private Stream<ObjectNode> telecoms() {
        return isDeceased()
                ? Stream.empty()
                : parts("telecom")
                        .filter(telecom -> !Nodes.code(telecom, "use").equals("old"))
                        .filter(telecom -> value(telecom).isPresent())
                        .filter(telecom -> Times.isCurrent(telecom, now));
    }

    private boolean isDeceased() {
        return named.resource()
                .filter(resource -> resource.path("deceasedBoolean").asBoolean()
                        || !Nodes.code(resource, "deceasedDateTime").isEmpty())
                .isPresent();
    }

    private static boolean isPhone(JsonNode telecom) {
        return Nodes.code(telecom, "system").equals("phone");
    }

    private static boolean isMobile(JsonNode telecom) {
        return Nodes.code(telecom, "system").equals("sms")
                || (isPhone(telecom) && Nodes.code(telecom, "use").equals("mobile"));
    }

    private static int rank(JsonNode telecom) {
        int rank = telecom.path("rank").asInt();
        return rank > 0 ? rank : Integer.MAX_VALUE;
    }

    private static Optional<String> value(JsonNode telecom) {
        return Nodes.text(telecom, "value", LONGEST_CONTACT)
                .map(value -> value.replaceFirst("^(?i)(?:tel|sms|mailto):", ""));
    }

    /** The preferred language; the only one, where just one is named. */
    private Optional<String> language() {
        List<ObjectNode> spoken = parts("communication").toList();
        return spoken.stream()
                .filter(one -> one.path("preferred").asBoolean())
                .findFirst()
                .or(() -> spoken.size() == 1 ? Optional.of(spoken.getFirst()) : Optional.empty())
                .flatMap(one -> Nodes.objects(one.path("language"), "coding").findFirst())
                .flatMap(coding -> Nodes.text(coding, "code", 35))
                .filter(tag -> LANGUAGE.matcher(tag).matches());
    }

    private Stream<ObjectNode> parts(String name) {
        return named.resource().stream().flatMap(resource -> Nodes.objects(resource, name));
    }
}
