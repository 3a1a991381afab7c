package org.virtualvisits.functions.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.virtualvisits.core.visit.Actor;

/**
 * What a FHIR Reference names: contained ({@code #x}), relative, absolute, versioned, by identifier alone, or by
 * nothing but words (interop: R4 references.html).
 *
 * @param kind the resource type, if anything tells
 * @param identifiers every name it goes by, the steadiest first
 * @param display the human words; never an identifier
 * @param resource the resource itself, if it came along
 * @param reference as written, where it names a resource of a FHIR server
 * @param local {@code #x}, which steadily names something only where nothing better does
 */
record Named(
        Optional<String> kind,
        SequencedSet<String> identifiers,
        Optional<String> display,
        Optional<ObjectNode> resource,
        Optional<String> reference,
        Optional<String> local) {

    private static final int MOST_IDENTIFIERS = 20;
    private static final Pattern VERSION = Pattern.compile("/_history/[^/]*$");
    private static final Pattern TAIL = Pattern.compile("(?:^|/)(([A-Z][A-Za-z]{2,39})/[A-Za-z0-9.-]{1,64})$");

    static Named of(JsonNode reference, Surroundings surroundings) {
        String text =
                VERSION.matcher(Nodes.name(reference, "reference").orElse("")).replaceFirst("");
        Matcher tail = TAIL.matcher(text);
        boolean hasTail = tail.find();
        Optional<ObjectNode> resource =
                surroundings.find(text).or(() -> hasTail ? surroundings.find(tail.group(1)) : Optional.empty());
        var identifiers = new LinkedHashSet<String>();
        if (hasTail) {
            identifiers.add(tail.group(1));
        }
        if (text.contains(":")) {
            identifiers.add(text);
        }
        identifier(reference.path("identifier")).ifPresent(identifiers::add);
        resource.ifPresent(its -> Nodes.objects(its, "identifier")
                .limit(MOST_IDENTIFIERS)
                .forEach(one -> identifier(one).ifPresent(identifiers::add)));
        return new Named(
                kind(reference)
                        .or(() -> hasTail ? Optional.of(tail.group(2)) : Optional.empty())
                        .or(() -> resource.flatMap(its -> Nodes.name(its, "resourceType"))),
                identifiers,
                Nodes.text(reference, "display", 200),
                resource,
                Optional.of(text).filter(its -> hasTail),
                Optional.of(text).filter(its -> its.startsWith("#")));
    }

    /** {@code system|value}, or {@code |value} where it has no system, as FHIR's search writes it. */
    private static Optional<String> identifier(JsonNode identifier) {
        return Nodes.named(identifier, "value", "|");
    }

    /** Reference.type is a bare name or the address of its definition. */
    private static Optional<String> kind(JsonNode reference) {
        return Nodes.name(reference, "type").map(type -> type.substring(type.lastIndexOf('/') + 1));
    }

    boolean is(String... kinds) {
        return kind.filter(Set.of(kinds)::contains).isPresent();
    }

    /** What this is told apart by from others of its kind in the same appointment, as steadily as the EHR allows. */
    Optional<String> identity() {
        return identifiers.stream().findFirst().or(() -> local).or(() -> display);
    }

    Actor actor() {
        return new Actor(identifiers, display);
    }

    /** The same, also known by the names of another. */
    Named alsoKnownAs(Named other) {
        var both = new LinkedHashSet<>(identifiers);
        both.addAll(other.identifiers);
        return new Named(kind, both, display.or(other::display), resource, reference, local);
    }
}
