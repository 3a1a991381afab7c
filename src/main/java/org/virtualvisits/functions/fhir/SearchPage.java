package org.virtualvisits.functions.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalLong;
import org.virtualvisits.core.poll.Page;
import org.virtualvisits.core.visit.Version;
import org.virtualvisits.functions.wire.Json;
import org.virtualvisits.functions.wire.Refusal;

/**
 * A page of a search (R4 http, "search": a Bundle of type searchset). Appointments are read as when they are delivered; what
 * was included with them stands beside them; an OperationOutcome is passed over.
 */
public final class SearchPage implements Page.Reader {

    /** A server that does not keep to {@code _count} is read up to here; the rest is on no page, so it is refused. */
    private static final int MOST_ENTRIES = 5_000;

    @Override
    public Optional<Page> read(String json, Instant asked) {
        return Json.answer(json)
                .filter(bundle -> Nodes.code(bundle, "resourceType").equals("Bundle"))
                .filter(bundle -> Nodes.code(bundle, "type").equals("searchset"))
                .filter(bundle -> bundle.path("entry").size() <= MOST_ENTRIES)
                .map(bundle -> page(bundle, asked));
    }

    private static Page page(ObjectNode bundle, Instant asked) {
        var entries = new ArrayList<ObjectNode>();
        bundle.path("entry").forEach(entry -> {
            if (entry instanceof ObjectNode object) {
                entries.add(object);
            }
        });
        var surroundings = Surroundings.of(entries);
        var found = new ArrayList<Page.Found>();
        int unreadable = 0;
        for (ObjectNode entry : entries) {
            if (entry.path("resource") instanceof ObjectNode resource
                    && Nodes.code(resource, "resourceType").equals("Appointment")) {
                Optional<Page.Found> one = found(resource, surroundings, asked);
                one.ifPresent(found::add);
                unreadable += one.isPresent() ? 0 : 1;
            }
        }
        return new Page(found, unreadable, link(bundle, "next"), isSorted(bundle));
    }

    private static Optional<Page.Found> found(ObjectNode appointment, Surroundings surroundings, Instant asked) {
        // What is in force is judged as of now; how it stands to a webhook of the meantime, as of when it was asked
        // for.
        var envelope = new Envelope(Optional.empty(), OptionalLong.empty(), Optional.empty(), asked);
        try {
            var change = FhirDelivery.change(appointment, surroundings, envelope);
            var version =
                    new Version(change.version().number(), change.version().updated(), Version.asked(asked));
            return Optional.of(
                    new Page.Found(change.of(version), change.version().updated()));
        } catch (Refusal unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> link(ObjectNode bundle, String relation) {
        return Nodes.objects(bundle, "link")
                .filter(link -> Nodes.code(link, "relation").equals(relation))
                .map(link -> Nodes.code(link, "url"))
                .filter(url -> !url.isBlank())
                .findFirst();
    }

    /** "Servers SHALL return the parameters that were actually used" in the link to this very page (R4 search, 3.1.1.7). */
    private static boolean isSorted(ObjectNode bundle) {
        return link(bundle, "self")
                .filter(url -> url.contains("_sort=_lastUpdated"))
                .isPresent();
    }
}
