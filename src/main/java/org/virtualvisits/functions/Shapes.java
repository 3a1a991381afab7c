package org.virtualvisits.functions;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.virtualvisits.functions.wire.Fields;

/** The shapes of values in configuration, as readers for {@link Fields#read}. */
final class Shapes {

    /** See {@code OrganisationId} and its like. */
    static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /** SHA-256 in hexadecimal. */
    static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /** Key Vault's own rule for names of secrets. */
    static final Pattern SECRET_NAME = Pattern.compile("[A-Za-z0-9-]{1,127}");

    /** An Entra object id. */
    static final Pattern OBJECT_ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /** A BCP 47 primary language tag. */
    static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    static final String SLUG_WORDS = "must be 1 to 40 of a-z, 0-9 and '-', and not begin with '-'";

    /** Fills in where a value is missing or wrong, so that reading goes on; never stored. */
    static final String SUBSTITUTE = "substitute";

    private Shapes() {}

    static Function<String, Optional<String>> matching(Pattern shape) {
        return text -> shape.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    static Function<String, Optional<String>> oneOf(Set<String> words) {
        return text -> words.contains(text) ? Optional.of(text) : Optional.empty();
    }

    /** An ISO 8601 duration between two others, both included. */
    static Function<String, Optional<Duration>> duration(Duration least, Duration most) {
        return text -> duration(text).filter(its -> its.compareTo(least) >= 0 && its.compareTo(most) <= 0);
    }

    private static Optional<Duration> duration(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }

    /** An item's id: in the path, or in the body, or in both and the same. */
    static String id(Fields fields, Optional<String> inPath) {
        String id = inPath.isPresent()
                ? fields.read("id", 40, oneOf(Set.of(inPath.get())), "is not the id in the path")
                        .orElse(inPath.get())
                : fields.requiredText("id", 40);
        if (!SLUG.matcher(id).matches()) {
            if (inPath.isPresent() || fields.isText("id")) {
                fields.wrong("id", SLUG_WORDS);
            }
            return SUBSTITUTE;
        }
        return id;
    }

    /** Elements of a list of text that must all have one shape. */
    static Set<String> set(Fields fields, String name, int most, int longest, Pattern shape, String expectation) {
        Set<String> values = Set.copyOf(fields.texts(name, most, longest));
        if (!values.stream().allMatch(value -> shape.matcher(value).matches())) {
            fields.wrong(name, expectation);
        }
        return values;
    }
}
