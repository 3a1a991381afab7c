package org.virtualvisits.core.rotation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Kills the process at a chosen call of any port, before it has an effect or after. */
final class Trap {

    /** The end of a process. */
    static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Runnable afterEach;
    private int calls;
    private int deadly;
    private boolean afterwards;

    /** @param afterEach looks at the world after each call */
    Trap(Runnable afterEach) {
        this.afterEach = afterEach;
    }

    /** How many calls were made. */
    int calls() {
        return calls;
    }

    void set(int call, boolean after) {
        deadly = calls + call;
        afterwards = after;
    }

    <T> T around(Class<T> port, T real) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, given) -> {
                    calls++;
                    boolean now = calls == deadly;
                    if (now && !afterwards) {
                        throw new Death();
                    }
                    try {
                        Object answer = method.invoke(real, given);
                        afterEach.run();
                        if (now) {
                            throw new Death();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
