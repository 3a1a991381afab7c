package org.virtualvisits.e2e.chaos;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.virtualvisits.App;

/** Puts decorators around single ports of an app, whatever other ports it has. */
final class Ports {

    private Ports() {}

    /** A method of a port. */
    interface Real {
        Object call(Object... arguments) throws Throwable;
    }

    /** What is done instead of a method of a port. */
    interface Instead {
        Object call(String method, Object[] arguments, Real real) throws Throwable;
    }

    /** The same ports but for the one of that type. */
    static <T> App.Ports with(App.Ports ports, Class<T> port, UnaryOperator<T> change) {
        RecordComponent[] components = App.Ports.class.getRecordComponents();
        try {
            Object[] values = new Object[components.length];
            boolean found = false;
            for (int i = 0; i < components.length; i++) {
                Object value = components[i].getAccessor().invoke(ports);
                boolean isIt = components[i].getType() == port;
                values[i] = isIt ? change.apply(port.cast(value)) : value;
                found |= isIt;
            }
            if (!found) {
                throw new IllegalArgumentException("there is no port " + port.getName());
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return App.Ports.class.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A port whose calls go through something else. */
    static <T> T through(Class<T> port, T real, Instead instead) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) -> instead.call(
                        method.getName(),
                        arguments == null ? new Object[0] : arguments,
                        given -> invoke(method, real, given))));
    }

    private static Object invoke(Method method, Object real, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
