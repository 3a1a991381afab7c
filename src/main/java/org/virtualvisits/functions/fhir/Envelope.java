package org.virtualvisits.functions.fhir;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.Optional;

/**
 * What came with a delivery besides its body.
 *
 * @param pathId the id in the path, where the route has one
 * @param ifMatch the version in {@code If-Match: W/"n"}, which HAPI sends with every hook
 * @param delivery the sender's name for this delivery, safe to keep
 * @param arrived when
 */
public record Envelope(Optional<String> pathId, OptionalLong ifMatch, Optional<String> delivery, Instant arrived) {

    /** The version number of a weak or strong entity tag; empty if it is opaque. */
    public static OptionalLong version(Optional<String> entityTag) {
        return entityTag
                .map(tag -> tag.strip().replaceFirst("^W/", ""))
                .map(tag -> tag.startsWith("\"") && tag.endsWith("\"") && tag.length() > 1
                        ? tag.substring(1, tag.length() - 1)
                        : tag)
                .map(Envelope::number)
                .orElse(OptionalLong.empty());
    }

    /** A version id that is a plain number; others are opaque and not parsed ("2-1"). */
    static OptionalLong number(String versionId) {
        return versionId.matches("[0-9]{1,18}")
                ? OptionalLong.of(Long.parseLong(versionId))
                : OptionalLong.empty();
    }
}
