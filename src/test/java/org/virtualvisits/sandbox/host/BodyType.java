package org.virtualvisits.sandbox.host;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The request bodies a function may ask for: {@code HttpRequestMessage<this>}. */
enum BodyType {
    OPTIONAL_TEXT("java.util.Optional<java.lang.String>", String.class, true),
    OPTIONAL_BYTES("java.util.Optional<byte[]>", byte[].class, true),
    TEXT("java.lang.String", String.class, false),
    BYTES("byte[]", byte[].class, false);

    private final String typeName;
    private final Class<?> content;
    private final boolean optional;

    BodyType(String typeName, Class<?> content, boolean optional) {
        this.typeName = typeName;
        this.content = content;
        this.optional = optional;
    }

    static Optional<BodyType> of(Type request) {
        if (!(request instanceof ParameterizedType parameterized)) {
            return Optional.empty();
        }
        String wanted = parameterized.getActualTypeArguments()[0].getTypeName();
        return Arrays.stream(values())
                .filter(body -> body.typeName.equals(wanted))
                .findFirst();
    }

    /** The body in the form asked for: text never becomes bytes, nor bytes text; an absent plain body is null. */
    @Nullable
    Object convert(@Nullable Object body) {
        Object cast = body == null ? null : content.cast(body);
        return optional ? Optional.ofNullable(cast) : cast;
    }
}
