package org.virtualvisits;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Puts off making what stands behind a port until it is first called. HTTP functions run in instances of their own, and
 * must not wait for Graph's 60 MB of classes, which only queue functions need.
 */
final class Lazily {

    private Lazily() {}

    /** A port whose maker is asked once, by whichever thread comes first. */
    static <T> T made(Class<T> port, Supplier<T> maker) {
        var once = new Once<>(maker);
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, given) -> {
                    try {
                        return method.invoke(once.get(), given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** A value made at its first use. */
    static final class Once<T> implements Supplier<T> {

        private final Supplier<T> maker;
        private volatile Optional<T> made = Optional.empty();

        Once(Supplier<T> maker) {
            this.maker = maker;
        }

        @Override
        public T get() {
            Optional<T> known = made;
            return known.orElseGet(this::make);
        }

        private synchronized T make() {
            if (made.isEmpty()) {
                made = Optional.of(maker.get());
            }
            return made.get();
        }
    }
}
