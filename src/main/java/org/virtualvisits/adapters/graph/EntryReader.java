package org.virtualvisits.adapters.graph;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.credential.Registration.Entry;
import org.virtualvisits.core.credential.Registration.Sort;

/** Reads passwordCredentials and keyCredentials, and steps over what must not be known: hint, secretText and key. */
final class EntryReader {

    private EntryReader() {}

    static void read(JsonParser parser, Sort sort, List<Entry> entries) throws IOException {
        PageReader.each(parser, () -> entry(parser, sort).ifPresent(entries::add));
    }

    /** One without an end does not expire, and is of no concern here. */
    private static Optional<Entry> entry(JsonParser parser, Sort sort) throws IOException {
        String keyId = "";
        String mark = "";
        String usage = "";
        String starts = "";
        String ends = "";
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "keyId" -> keyId = PageReader.text(parser);
                case "customKeyIdentifier" -> mark = PageReader.text(parser);
                case "usage" -> usage = PageReader.text(parser);
                case "startDateTime" -> starts = PageReader.text(parser);
                case "endDateTime" -> ends = PageReader.text(parser);
                default -> parser.skipChildren();
            }
        }
        if (keyId.isEmpty() || ends.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Entry(
                sort,
                keyId,
                hexadecimal(mark),
                usage.equals("Sign"),
                OffsetDateTime.parse(starts.isEmpty() ? "1970-01-01T00:00:00Z" : starts)
                        .toInstant(),
                OffsetDateTime.parse(ends).toInstant()));
    }

    /** Edm.Binary is Base64; thumbprints elsewhere are hexadecimal. */
    private static Optional<String> hexadecimal(String base64) {
        try {
            return Optional.of(HexFormat.of().formatHex(Base64.getDecoder().decode(base64)))
                    .filter(its -> !its.isEmpty());
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
