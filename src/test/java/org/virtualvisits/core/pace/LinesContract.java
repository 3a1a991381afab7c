package org.virtualvisits.core.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Lines} must do; subclassed once per implementation. */
public abstract class LinesContract {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00.123456789Z");
    private static final String MAILBOX = "o'neill/clinic#1@example.nhs.uk";

    protected abstract Lines lines();

    @Test
    void aMailboxThatNobodyHasUsedHasNoLine() {
        assertThat(lines().find(MAILBOX)).isEmpty();
    }

    @Test
    void aLineIsFoundAsItWasWrittenUnderTheVersionThatWritingTold() {
        Optional<String> first = lines().write(MAILBOX, line(0), Optional.empty());
        assertThat(lines().find(MAILBOX)).contains(new Lines.Stored(line(0), first.orElseThrow()));

        Optional<String> second = lines().write(MAILBOX, line(4), first);

        assertThat(lines().find(MAILBOX)).contains(new Lines.Stored(line(4), second.orElseThrow()));
        assertThat(lines().find("another@example.nhs.uk")).isEmpty();
    }

    @Test
    void overAVersionThatIsNoLongerThereNothingIsWritten() {
        Optional<String> first = lines().write(MAILBOX, line(1), Optional.empty());
        lines().write(MAILBOX, line(2), first);

        assertThat(lines().write(MAILBOX, line(3), first)).isEmpty();
        assertThat(lines().write(MAILBOX, line(3), Optional.empty())).isEmpty();
        assertThat(lines().find(MAILBOX).orElseThrow().line()).isEqualTo(line(2));
    }

    @Test
    void ofEightWhoWriteOverTheSameVersionOneSucceeds() throws InterruptedException, ExecutionException {
        Optional<String> version = lines().write(MAILBOX, line(0), Optional.empty());
        List<Callable<Boolean>> writers = IntStream.range(1, 9)
                .<Callable<Boolean>>mapToObj(number ->
                        () -> lines().write(MAILBOX, line(number), version).isPresent())
                .toList();

        var done = new ArrayList<Boolean>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> writer : threads.invokeAll(writers)) {
                done.add(writer.get());
            }
        }

        assertThat(done).filteredOn(Boolean::booleanValue).hasSize(1);
    }

    private static Line line(int number) {
        return new Line(
                IntStream.range(0, number)
                        .mapToObj(each -> new Line.Held("holder \"" + each + "\"", NOW.plusSeconds(each)))
                        .toList(),
                IntStream.range(0, number * 5).mapToObj(NOW::plusNanos).toList(),
                NOW.plusSeconds(1),
                NOW.plusSeconds(2),
                NOW.plusSeconds(3),
                Instant.EPOCH.plusSeconds(number));
    }
}
