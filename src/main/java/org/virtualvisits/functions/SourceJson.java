package org.virtualvisits.functions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.organisation.Source;
import org.virtualvisits.core.organisation.Source.Order;
import org.virtualvisits.functions.wire.Fields;

/** A source in JSON, both ways. Tokens are kept and shown as digests; secrets are named, never given. */
final class SourceJson {

    /** Two during a rotation. */
    private static final int MOST_PROOFS = 2;

    private static final int SHORTEST_TOKEN = 32;
    private static final int LONGEST_TOKEN = 512;

    private SourceJson() {}

    static Source read(Fields fields, Optional<String> id) {
        var source = new Source(
                new SourceId(Shapes.id(fields, id)),
                fields.requiredText("name", 100),
                tokens(fields, "tokens", "token", MOST_PROOFS),
                List.copyOf(Shapes.set(
                                fields,
                                "signingSecrets",
                                MOST_PROOFS,
                                127,
                                Shapes.SECRET_NAME,
                                "must be names of secrets in the key vault (letters, digits and '-'), not the secrets")
                        .stream()
                        .sorted()
                        .toList()),
                fields.read("order", 20, SourceJson::order, "must be automatic, version, last-updated or arrival")
                        .orElse(Order.AUTOMATIC),
                fields.read("clinic", 40, Shapes.matching(Shapes.SLUG), Shapes.SLUG_WORDS)
                        .map(ClinicId::new),
                FhirServerJson.read(fields));
        fields.end();
        return source;
    }

    /** Digests of tokens, given as such or, once, as a token in plain text. */
    static Set<String> tokens(Fields fields, String digests, String plain, int most) {
        var tokens = new HashSet<>(Shapes.set(
                fields,
                digests,
                most,
                64,
                Shapes.DIGEST,
                "must be SHA-256 digests of tokens, 64 lower-case hexadecimal digits"));
        fields.read(
                        plain,
                        LONGEST_TOKEN,
                        text -> text.length() >= SHORTEST_TOKEN ? Optional.of(text) : Optional.empty(),
                        "must have at least " + SHORTEST_TOKEN + " characters")
                .map(Digest::sha256Hex)
                .ifPresent(tokens::add);
        if (tokens.size() > most) {
            fields.wrong(
                    plain, "is one too many: at most " + most + " are kept, so leave out the oldest of " + digests);
        }
        return tokens;
    }

    private static Optional<Order> order(String word) {
        return Arrays.stream(Order.values())
                .filter(order -> word(order).equals(word))
                .findFirst();
    }

    private static String word(Order order) {
        return order.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static void write(Source source, ObjectNode node) {
        node.put("id", source.id().value()).put("name", source.name());
        ArrayNode tokens = node.putArray("tokens");
        source.tokens().stream().sorted().forEach(tokens::add);
        ArrayNode secrets = node.putArray("signingSecrets");
        source.signingSecrets().forEach(secrets::add);
        node.put("order", word(source.order()));
        source.clinic().ifPresent(clinic -> node.put("clinic", clinic.value()));
        source.fhir().ifPresent(server -> FhirServerJson.write(server, node));
    }
}
