package org.virtualvisits.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the worker could not run, or would hang on, is refused before the host starts. */
final class BindingsTest {

    private static final String QUEUE =
            "{ \"type\": \"queueTrigger\", \"name\": \"message\", \"queueName\": \"work\" }";
    private static final String TIMER =
            "{ \"type\": \"timerTrigger\", \"name\": \"timer\", \"schedule\": \"0 0 0 * * *\" }";
    private static final String HTTP = "{ \"type\": \"httpTrigger\", \"name\": \"request\", \"route\": \"a/{id}\" }";

    @TempDir
    private Path folder;

    /** A message type that gson cannot fill. */
    public record Order(String id) {}

    /** Functions with one fault each. */
    public static final class Faulty {
        public void record(@QueueTrigger(name = "message", queueName = "work") Order order) {}

        public void pojo(@QueueTrigger(name = "message", queueName = "work") StringBuilder order) {}

        public <T> void generic(@QueueTrigger(name = "message", queueName = "work") T order) {}

        public void unknownFact(
                @QueueTrigger(name = "message", queueName = "work") String message,
                @BindingName("Colour") String fact) {}

        public void factType(
                @QueueTrigger(name = "message", queueName = "work") String message, @BindingName("Id") boolean id) {}

        public void unbound(String message) {}

        public void mismatched(@TimerTrigger(name = "timer", schedule = "0 0 0 * * *") String timer) {}

        public void timerFact(
                @TimerTrigger(name = "timer", schedule = "0 0 0 * * *") String timer, @BindingName("Id") String id) {}

        public HttpResponseMessage body(@HttpTrigger(name = "request") HttpRequestMessage<Optional<Order>> request) {
            return request.createResponseBuilder(HttpStatus.OK).build();
        }

        public HttpResponseMessage param(
                @HttpTrigger(name = "request") HttpRequestMessage<Optional<String>> request,
                @BindingName("other") String other) {
            return request.createResponseBuilder(HttpStatus.OK).build();
        }

        public String returns(@HttpTrigger(name = "request") HttpRequestMessage<Optional<String>> request) {
            return String.valueOf(request.getBody());
        }

        public void twice(@QueueTrigger(name = "message", queueName = "work") String message) {}

        public void twice(@QueueTrigger(name = "message", queueName = "work") String message, String more) {}
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "record,      queue, record type Order hangs the worker",
        "pojo,        queue, cannot bind parameter",
        "generic,     queue, generic method",
        "unknownFact, queue, Colour",
        "factType,    queue, 'String, int or long'",
        "unbound,     queue, cannot bind parameter",
        "mismatched,  queue, cannot bind parameter",
        "timerFact,   timer, not one of []",
        "body,        http,  use HttpRequestMessage<Optional<String>>",
        "param,       http,  not one of [id]",
        "returns,     http,  returns HttpResponseMessage",
        "twice,       queue, 2 public methods",
        "absent,      queue, 0 public methods",
    })
    void aFunctionIsRefusedByNameWithTheReason(String method, String trigger, String reason) {
        String binding = switch (trigger) {
            case "queue" -> QUEUE;
            case "timer" -> TIMER;
            default -> HTTP;
        };
        SampleApp app = SampleApp.in(folder).function("faulty", Faulty.class.getName() + "." + method, binding);

        assertThatIllegalStateException()
                .isThrownBy(() -> app.host().start())
                .withMessageContaining("'faulty'")
                .withMessageContaining(reason);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
                    { "type": "queue", "direction": "out", "name": "$return" } | not served by this host
                    { "type": "http", "direction": "out", "name": "$return" }  | exactly one trigger
                    { "type": "queueTrigger", "name": "message" }              | queueName is missing
                    { "type": "timerTrigger", "schedule": "0 0 0 31 2 *" }     | never falls due
                    { "type": "httpTrigger", "methods": [ ] }                  | names no methods
                    """)
    void aBindingIsRefusedByNameWithTheReason(String binding, String reason) {
        String timerOrQueue = binding.contains("timer") ? "tick" : "handle";
        SampleApp app =
                SampleApp.in(folder).function("faulty", SampleFunctions.class.getName() + "." + timerOrQueue, binding);

        assertThatIllegalStateException()
                .isThrownBy(() -> app.host().start())
                .withMessageContaining("'faulty'")
                .withMessageContaining(reason);
    }

    @Test
    void aClassThatIsNotThereIsNamed() {
        SampleApp app = SampleApp.in(folder).function("faulty", "no.such.Type.method", QUEUE);

        assertThatIllegalStateException().isThrownBy(() -> app.host().start()).withMessageContaining("no.such.Type");
    }

    @Test
    void bodiesKeepTheirKind() {
        assertThat(BodyType.TEXT.convert(null)).isNull();
        assertThat(BodyType.TEXT.convert("a")).isEqualTo("a");
        assertThat(BodyType.OPTIONAL_TEXT.convert(null)).isEqualTo(Optional.empty());
        assertThat(BodyType.OPTIONAL_TEXT.convert("a")).isEqualTo(Optional.of("a"));
        assertThat(BodyType.BYTES.convert(new byte[] {1})).isEqualTo(new byte[] {1});
    }
}
