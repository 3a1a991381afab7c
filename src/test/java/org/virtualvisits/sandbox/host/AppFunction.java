package org.virtualvisits.sandbox.host;

import com.microsoft.azure.functions.HttpResponseMessage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One function of the app: found on the class path, bound, ready to be called by many threads. */
final class AppFunction {

    private final FunctionJson json;
    private final Method method;
    private final Bindings bindings;
    private final Function<Class<?>, Object> instances;

    private AppFunction(FunctionJson json, Method method, Function<Class<?>, Object> instances) {
        this.json = json;
        this.method = method;
        this.bindings = Bindings.of(json.name(), method, json.trigger());
        this.instances = instances;
    }

    /** Finds {@code entryPoint}; a function that the worker could not run is refused with the reason. */
    static AppFunction load(FunctionJson json, Function<Class<?>, Object> instances) {
        int dot = json.entryPoint().lastIndexOf('.');
        Method method = method(json, json.entryPoint().substring(0, Math.max(0, dot)), dot);
        if (json.trigger() instanceof Trigger.Http
                && !HttpResponseMessage.class.isAssignableFrom(method.getReturnType())) {
            throw FunctionJson.refused(json.name(), "an HTTP function returns HttpResponseMessage");
        }
        return new AppFunction(json, method, instances);
    }

    private static Method method(FunctionJson json, String className, int dot) {
        try {
            String name = json.entryPoint().substring(dot + 1);
            List<Method> named = Arrays.stream(Class.forName(className).getMethods())
                    .filter(method -> method.getName().equals(name) && !method.isBridge())
                    .toList();
            if (named.size() != 1) {
                throw FunctionJson.refused(
                        json.name(), named.size() + " public methods are named " + json.entryPoint() + ", not one");
            }
            return named.getFirst();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "function '" + json.name() + "': class " + className + " is not on the class path", e);
        }
    }

    String name() {
        return json.name();
    }

    Trigger trigger() {
        return json.trigger();
    }

    @Override
    public String toString() {
        return json.trigger().type() + " '" + json.name() + "'";
    }

    /**
     * Calls the method on the instance that the injector gives for this invocation.
     *
     * @throws Throwable what the function threw
     */
    @SuppressWarnings("NullAway") // parameters may be null where the worker passes null
    @Nullable
    Object call(TriggerData data) throws Throwable {
        Object[] arguments = bindings.arguments(data);
        Object instance = Modifier.isStatic(method.getModifiers()) ? null : instances.apply(method.getDeclaringClass());
        try {
            return method.invoke(instance, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
