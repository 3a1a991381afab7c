package org.virtualvisits.adapters.graph;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads OData collections token by token. */
final class PageReader {

    private static final JsonFactory JSON = new JsonFactory();

    private PageReader() {}

    /** What stands at one place of a document. */
    interface At {
        void read() throws IOException;
    }

    /** One element of {@code value}, at whose opening brace the parser stands. */
    interface Element {
        void read(JsonParser parser) throws IOException;
    }

    /**
     * An owner as listed.
     *
     * @param person whether it is a user, and not a group or an application
     */
    record Owner(boolean person, boolean disabled, String mail) {}

    /** Gives every element of the page, and returns where the next page is. */
    static Optional<String> read(InputStream stream, Element element) throws IOException {
        Optional<String> next = Optional.empty();
        try (JsonParser parser = JSON.createParser(stream)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a page");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String field = parser.currentName();
                parser.nextToken();
                switch (field) {
                    case "@odata.nextLink" -> next = Optional.of(text(parser));
                    case "value" -> each(parser, () -> element.read(parser));
                    default -> parser.skipChildren();
                }
            }
        }
        return next;
    }

    /** Gives every object of the array at which the parser stands; null is none. */
    static void each(JsonParser parser, At at) throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() == JsonToken.START_OBJECT) {
                    at.read();
                } else {
                    parser.skipChildren();
                }
            }
        } else {
            parser.skipChildren();
        }
    }

    static Owner owner(JsonParser parser) throws IOException {
        boolean person = false;
        boolean disabled = false;
        String mail = "";
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "@odata.type" -> person = text(parser).endsWith("graph.user");
                case "accountEnabled" -> disabled = parser.currentToken() == JsonToken.VALUE_FALSE;
                case "mail" -> mail = text(parser);
                default -> parser.skipChildren();
            }
        }
        return new Owner(person, disabled, mail);
    }

    /** The text at which the parser stands; empty where it is none. */
    static String text(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        parser.skipChildren();
        return "";
    }
}
