package org.virtualvisits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.organisation.Secrets;

final class LazilyTest {

    private static final int THREADS = 32;

    private final AtomicInteger made = new AtomicInteger();
    private final CountDownLatch twoAtWork = new CountDownLatch(2);

    @Test
    void nothingIsMadeBeforeTheFirstCall() {
        Secrets lazy = Lazily.made(Secrets.class, this::secrets);

        assertThat(made).hasValue(0);
        assertThat(lazy.find("one")).contains("value of one");
        assertThat(lazy.find("two")).contains("value of two");
        assertThat(made).hasValue(1);
    }

    @Test
    void manyThreadsAtOnceMakeItOnceAndAllGetTheSame() throws Exception {
        Set<Object> seen = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
        var together = new CountDownLatch(THREADS);
        var once = new Lazily.Once<>(this::madeSlowly);

        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var runs = IntStream.range(0, THREADS)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> {
                        together.countDown();
                        together.await();
                        return seen.add(once.get());
                    }))
                    .toList();
            for (Future<?> run : runs) {
                run.get();
            }
        }

        assertThat(seen).hasSize(1);
        assertThat(made).hasValue(1);
    }

    @Test
    void whatCouldNotBeMadeIsTriedAgainAtTheNextCall() {
        Secrets lazy = Lazily.made(Secrets.class, () -> {
            if (made.get() == 0) {
                made.incrementAndGet();
                throw new IllegalStateException("not yet");
            }
            return secrets();
        });

        assertThatThrownBy(() -> lazy.find("one")).isExactlyInstanceOf(IllegalStateException.class);
        assertThat(lazy.find("one")).contains("value of one");
    }

    @Test
    void anUncheckedExceptionOfTheTargetComesThroughAsItIs() {
        var thrown = new IllegalArgumentException("mine");
        Secrets lazy = Lazily.made(Secrets.class, () -> name -> {
            throw thrown;
        });

        assertThatThrownBy(() -> lazy.find("one")).isSameAs(thrown);
    }

    @Test
    void aCheckedExceptionOfTheTargetComesThroughAsItIs() {
        var thrown = new IOException("mine");
        Closing lazy = Lazily.made(Closing.class, () -> () -> {
            throw thrown;
        });

        assertThatThrownBy(lazy::close).isSameAs(thrown);
    }

    /** Stays in the making for a while, or until somebody else makes one too. */
    private Object madeSlowly() {
        made.incrementAndGet();
        twoAtWork.countDown();
        try {
            assertThat(twoAtWork.await(300, TimeUnit.MILLISECONDS)).isFalse();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new Object();
    }

    private Secrets secrets() {
        made.incrementAndGet();
        return name -> Optional.of("value of " + name);
    }

    private interface Closing {
        void close() throws IOException;
    }
}
