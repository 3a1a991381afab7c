package org.virtualvisits.adapters.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import com.azure.storage.queue.QueueServiceClient;
import com.azure.storage.queue.QueueServiceClientBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualvisits.core.hygiene.SweepCalls;
import org.virtualvisits.core.hygiene.SweepId;
import org.virtualvisits.sandbox.node.Azurite;

/** Sweeps' messages in Azurite's queues. */
final class QueueSweepCallsTest {

    private static final SweepId SWEEP = SweepId.read("north.usual.20260131T0200");

    private final List<String> requests = new ArrayList<>();
    private final QueueServiceClient service = service(Azurite.shared().connectionString());
    private final SweepCalls calls = new QueueSweepCalls(service);

    QueueSweepCallsTest() {
        service.getQueueClient(SweepCalls.START_SWEEP).createIfNotExists();
        service.getQueueClient(SweepCalls.SWEEP_MAILBOX).createIfNotExists();
        service.getQueueClient(SweepCalls.START_SWEEP).clearMessages();
        service.getQueueClient(SweepCalls.SWEEP_MAILBOX).clearMessages();
    }

    @Test
    void messagesAreTheseTextsToTheLetterAndNameNoMailbox() {
        calls.start(SWEEP);
        calls.sweep(SWEEP, 7, Duration.ZERO);

        assertThat(taken(SweepCalls.START_SWEEP)).containsExactly("{\"sweep\":\"north.usual.20260131T0200\"}");
        assertThat(taken(SweepCalls.SWEEP_MAILBOX))
                .containsExactly("{\"sweep\":\"north.usual.20260131T0200\",\"mailbox\":7}");
    }

    @ParameterizedTest(name = "{0} is hidden for {1} s")
    @CsvSource({"PT0S, 0", "PT-5S, 0", "PT0.000000001S, 1", "PT1.001S, 2", "P7D, 604800", "P90D, 604800"})
    void aSliceIsHiddenUntilItIsDueSevenDaysAtMostAndNeverExpires(Duration after, int seconds) {
        calls.sweep(SWEEP, 0, after);

        assertThat(requests.getLast())
                .containsPattern("[?&]visibilitytimeout=" + seconds + "(&|$)")
                .containsPattern("[?&]messagettl=-1(&|$)");
        assertThat(taken(SweepCalls.SWEEP_MAILBOX)).hasSize(seconds == 0 ? 1 : 0);
    }

    @Test
    void aQueueOutOfReachIsAFaultSoThatWhateverAskedComesAgain() {
        String nobody = Azurite.shared()
                .connectionString()
                .replaceAll("QueueEndpoint=http://127.0.0.1:\\d+", "QueueEndpoint=http://127.0.0.1:1");

        assertThatThrownBy(() -> new QueueSweepCalls(service(nobody)).start(SWEEP))
                .isInstanceOf(RuntimeException.class);
    }

    private List<String> taken(String queue) {
        return service.getQueueClient(queue).receiveMessages(32).stream()
                .map(message -> message.getBody().toString())
                .toList();
    }

    private QueueServiceClient service(String connection) {
        return new QueueServiceClientBuilder()
                .connectionString(connection)
                .retryOptions(new RequestRetryOptions(RetryPolicyType.FIXED, 1, 10, null, null, null))
                .addPolicy(new HttpPipelineSyncPolicy() {
                    @Override
                    protected void beforeSendingRequest(HttpPipelineCallContext context) {
                        requests.add(context.getHttpRequest().getUrl().toString());
                    }
                })
                .buildClient();
    }
}
