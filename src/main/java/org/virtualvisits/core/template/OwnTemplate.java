package org.virtualvisits.core.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One text of an organisation's own, through its versions. A version is never changed; what is sent is the published one.
 *
 * @param latest the number of the newest version, from 1
 * @param published what is sent; empty before the first, and after the text has been withdrawn
 * @param history what has been published and withdrawn, the oldest first
 */
public record OwnTemplate(Slot slot, int latest, Optional<Published> published, List<Step> history) {

    /** A year of weekly changes; older ones are forgotten, the versions are not. */
    private static final int MOST_STEPS = 50;

    /** Keeps its own copy. */
    public OwnTemplate {
        history = List.copyOf(history);
    }

    static OwnTemplate first(Slot slot) {
        return new OwnTemplate(slot, 1, Optional.empty(), List.of());
    }

    OwnTemplate next() {
        return new OwnTemplate(slot, latest + 1, published, history);
    }

    OwnTemplate publishing(Version version, Signature by, Waivers waivers) {
        return new OwnTemplate(
                slot,
                latest,
                Optional.of(new Published(version.number(), version.text())),
                and(new Step(Optional.of(version.number()), by, waivers)));
    }

    OwnTemplate withdrawn(Signature by) {
        return new OwnTemplate(slot, latest, Optional.empty(), and(new Step(Optional.empty(), by, Waivers.NONE)));
    }

    private List<Step> and(Step step) {
        var steps = new ArrayList<>(history);
        steps.add(step);
        return steps.subList(Math.max(0, steps.size() - MOST_STEPS), steps.size());
    }

    /** The version that is sent. */
    public record Published(int version, String text) {}

    /**
     * A version was published, or the text was withdrawn.
     *
     * @param version empty if it was withdrawn
     */
    public record Step(Optional<Integer> version, Signature by, Waivers waivers) {}

    /** A text as somebody wrote it. */
    public record Version(int number, String text, Signature written) {}
}
