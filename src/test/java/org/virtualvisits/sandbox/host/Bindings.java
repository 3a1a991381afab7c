package org.virtualvisits.sandbox.host;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a function's parameters get their values, worked out once from the annotations the worker reads.
 *
 * <p>Stricter than the worker where the worker is a trap: it converts to classes of the app by gson and hangs on
 * records, so here a trigger binds to text and nothing else.
 */
final class Bindings {

    private static final Set<String> QUEUE_FACTS = Set.of(
            "QueueTrigger", "Id", "DequeueCount", "InsertionTime", "ExpirationTime", "NextVisibleTime", "PopReceipt");

    private final List<Binder> binders;

    private Bindings(List<Binder> binders) {
        this.binders = binders;
    }

    /** Gives one parameter its value; a value of the wrong kind is a ClassCastException, as in the worker. */
    private interface Binder {
        @Nullable
        Object value(TriggerData data);
    }

    /** Binds every parameter, or refuses the function with the reason. */
    static Bindings of(String function, Method method, Trigger trigger) {
        if (method.getTypeParameters().length > 0) {
            throw FunctionJson.refused(function, "a generic method cannot be bound");
        }
        List<Binder> binders = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            binders.add(binder(function, parameter, trigger));
        }
        return new Bindings(List.copyOf(binders));
    }

    @Nullable
    Object[] arguments(TriggerData data) {
        @Nullable Object[] arguments = new @Nullable Object[binders.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = binders.get(i).value(data);
        }
        return arguments;
    }

    private static Binder binder(String function, Parameter parameter, Trigger trigger) {
        Class<?> type = parameter.getType();
        if (type.isRecord()) {
            throw FunctionJson.refused(
                    function, "parameter of record type " + type.getSimpleName() + " hangs the worker");
        }
        if (type == ExecutionContext.class) {
            return TriggerData::context;
        }
        BindingName bindingName = parameter.getAnnotation(BindingName.class);
        if (bindingName != null) {
            return metadata(function, bindingName.value(), type, trigger);
        }
        boolean bound = switch (trigger) {
            case Trigger.Http ignored ->
                parameter.isAnnotationPresent(HttpTrigger.class) && type == HttpRequestMessage.class;
            case Trigger.Queue ignored -> parameter.isAnnotationPresent(QueueTrigger.class) && type == String.class;
            case Trigger.Timer ignored -> parameter.isAnnotationPresent(TimerTrigger.class) && type == String.class;
        };
        if (!bound) {
            throw FunctionJson.refused(
                    function,
                    "cannot bind parameter " + parameter.getName() + " of a " + trigger.type() + " to " + type);
        }
        return trigger instanceof Trigger.Http ? request(function, parameter) : TriggerData::payload;
    }

    private static Binder request(String function, Parameter parameter) {
        BodyType body = BodyType.of(parameter.getParameterizedType())
                .orElseThrow(() -> FunctionJson.refused(
                        function,
                        "cannot bind " + parameter.getParameterizedType()
                                + "; use HttpRequestMessage<Optional<String>>"));
        return data -> {
            HttpPayload payload = (HttpPayload) data.payload();
            return LocalRequest.of(payload, body.convert(payload.body()));
        };
    }

    private static Binder metadata(String function, String name, Class<?> type, Trigger trigger) {
        Set<String> known = switch (trigger) {
            case Trigger.Http http -> Route.of(function, http).parameters();
            case Trigger.Queue ignored -> QUEUE_FACTS;
            case Trigger.Timer ignored -> Set.of();
        };
        if (!known.contains(name)) {
            throw FunctionJson.refused(function, "@BindingName(\"" + name + "\") is not one of " + known);
        }
        if (type == String.class) {
            return data -> String.valueOf(data.metadata().get(name));
        } else if (type == long.class || type == Long.class) {
            return data -> Long.valueOf(String.valueOf(data.metadata().get(name)));
        } else if (type == int.class || type == Integer.class) {
            return data -> Integer.valueOf(String.valueOf(data.metadata().get(name)));
        }
        throw FunctionJson.refused(
                function, "@BindingName(\"" + name + "\") binds to String, int or long, not " + type);
    }
}
