package org.virtualvisits.core.readiness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** What has been found out about one account or mailbox so far, and whether more can be asked now. */
final class Look {

    private final List<Finding> findings = new ArrayList<>();
    private Optional<Duration> later = Optional.empty();
    private Optional<Duration> pause = Optional.empty();
    private Optional<Instant> time = Optional.empty();
    private boolean signedOut;
    private boolean over;

    void find(Defect defect, String about) {
        var finding = new Finding(defect, about);
        if (!findings.contains(finding)) {
            findings.add(finding);
        }
    }

    /** Nothing more needs to be asked. */
    void end() {
        over = true;
    }

    void tells(Instant theirs) {
        time = Optional.of(theirs);
    }

    void wait(Duration atLeast) {
        later = Optional.of(later.filter(its -> its.compareTo(atLeast) >= 0).orElse(atLeast));
    }

    boolean isOpen() {
        return !over && !signedOut && later.isEmpty();
    }

    boolean isSignedOut() {
        return signedOut;
    }

    /** How long to wait before it is asked again; empty if all was answered. */
    Optional<Duration> later() {
        return later;
    }

    /** How long everybody is to stay away, where the last one asked said so. */
    Optional<Duration> pause() {
        return pause;
    }

    /** The time by another's clock, where one told it. */
    Optional<Instant> time() {
        return time;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /**
     * Asks the same of all that are still open.
     *
     * @param name by which each is asked for
     * @param read gets each answer that is neither "later" nor "who are you"
     */
    static <L, V> void ask(
            List<L> all,
            Function<L, Look> look,
            Function<L, String> name,
            Function<List<String>, List<Probe<V>>> question,
            BiConsumer<L, Probe<V>> read) {
        List<L> open = all.stream().filter(one -> look.apply(one).isOpen()).toList();
        if (open.isEmpty()) {
            return;
        }
        List<Probe<V>> answers = question.apply(open.stream().map(name).toList());
        for (int i = 0; i < open.size(); i++) {
            Look its = look.apply(open.get(i));
            switch (answers.get(i)) {
                case Probe.Later<V>(var after, var throttled) -> {
                    its.wait(after);
                    its.pause = throttled ? Optional.of(after) : its.pause;
                }
                case Probe.SignedOut<V>() -> its.signedOut = true;
                case Probe<V> answer -> read.accept(open.get(i), answer);
            }
        }
    }
}
