package org.virtualvisits.adapters.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelinePosition;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueServiceClient;
import com.azure.storage.queue.QueueServiceClientBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.NoticeId;
import org.virtualvisits.core.visit.Queues;
import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.core.visit.VisitExamples;
import org.virtualvisits.core.visit.Wakeups;
import org.virtualvisits.core.visit.WakeupsContract;
import org.virtualvisits.sandbox.node.Azurite;

final class QueueWakeupsTest extends WakeupsContract {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final VisitId VISIT = new VisitId("v0123456789abcdefghjkmnpqr");

    private static final Cause CAUSE = VisitExamples.cause();

    private final List<String> requests = new ArrayList<>();
    private final QueueClient visits = fresh("visits");
    private final QueueClient notices = fresh("notices");
    private final Wakeups wakeups = new QueueWakeups(visits, notices, Optional.empty());

    @Override
    protected Wakeups wakeups() {
        return wakeups;
    }

    @Override
    protected Wakeups outOfReach() {
        String nobody =
                connection().replaceAll("QueueEndpoint=http://127.0.0.1:\\d+", "QueueEndpoint=http://127.0.0.1:1");
        return new QueueWakeups(service(nobody));
    }

    @Override
    protected List<Asked> ready() {
        return Stream.concat(taken(visits, "reconcile", "change"), taken(notices, "send", "notice"))
                .toList();
    }

    @Test
    void messagesAreTheseTextsToTheLetter() {
        wakeups.reconcile(new Unsettled.Change(VISIT, "k1"), 1, Duration.ZERO, CAUSE);
        wakeups.send(VISIT, new NoticeId("000001-sms-p1"), 12, Duration.ZERO, CAUSE);

        assertThat(visits.peekMessage().getBody())
                .hasToString("{\"visit\":\"v0123456789abcdefghjkmnpqr\",\"change\":\"k1\",\"attempt\":1,"
                        + "\"correlation\":\"" + CAUSE.correlation() + "\"}");
        assertThat(notices.peekMessage().getBody())
                .hasToString("{\"visit\":\"v0123456789abcdefghjkmnpqr\",\"notice\":\"000001-sms-p1\",\"attempt\":12,"
                        + "\"correlation\":\"" + CAUSE.correlation() + "\"}");
    }

    @ParameterizedTest(name = "{0} is hidden for {1} s")
    @CsvSource({
        "PT0S, 0",
        "PT-5S, 0",
        "PT0.000000001S, 1",
        "PT1S, 1",
        "PT1.001S, 2",
        "P7D, 604800",
        "P7DT0.001S, 604800",
        "P90D, 604800",
    })
    void aMessageIsHiddenUntilItIsDueSevenDaysAtMostAndNeverExpires(Duration after, int seconds) {
        wakeups.reconcile(new Unsettled.Change(VISIT, "k1"), 1, after, CAUSE);

        assertThat(requests.getLast())
                .containsPattern("[?&]visibilitytimeout=" + seconds + "(&|$)")
                .containsPattern("[?&]messagettl=-1(&|$)");
    }

    @Test
    void aQueueThatDoesNotExistKeepsNothing() {
        QueueServiceClient service = service(connection());
        var missing = new QueueWakeups(
                service.getQueueClient("no-such-visits"), service.getQueueClient("no-such-notices"), Optional.empty());

        assertThat(missing.send(VISIT, new NoticeId("000001-sms-p1"), 1, Duration.ZERO, CAUSE))
                .isFalse();
    }

    @Test
    void whoIsNotLetInKeepsNothing() {
        String stranger = connection().replaceAll("AccountKey=[^;]*", "AccountKey=AAAA");
        var wrong = new QueueWakeups(service(stranger));

        assertThat(wrong.reconcile(new Unsettled.Change(VISIT, "k1"), 1, Duration.ZERO, CAUSE))
                .isFalse();
    }

    @Test
    void missingQueuesAreCreatedAndThoseThereAreKept() {
        QueueServiceClient service = service(connection());
        QueueWakeups.createIfMissing(service);
        QueueWakeups.createIfMissing(service);

        assertThat(Queues.ALL)
                .hasSize(4)
                .allSatisfy(queue -> assertThat(service.getQueueClient(queue).getProperties())
                        .isNotNull());
    }

    @Test
    void whatIsAskedForInTheSlowLaneWaitsInQueuesOfItsOwn() {
        QueueServiceClient service = service(connection());
        QueueWakeups.createIfMissing(service);
        var change = new Unsettled.Change(VISIT, "slow" + System.nanoTime());
        var both = new QueueWakeups(service);

        assertThat(both.bulk().reconcile(change, 1, Duration.ZERO, CAUSE)).isTrue();
        assertThat(both.bulk().bulk().reconcile(change, 2, Duration.ZERO, CAUSE))
                .isTrue();

        assertThat(taken(service.getQueueClient(Queues.RECONCILE_VISIT_BULK), "reconcile", "change"))
                .filteredOn(asked -> asked.what().equals(change.key()))
                .extracting(Asked::attempt)
                .containsExactly(1, 2);
    }

    private QueueClient fresh(String name) {
        return service(connection()).createQueue(name + "-" + Long.toString(System.nanoTime(), 36));
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

                    @Override
                    public HttpPipelinePosition getPipelinePosition() {
                        return HttpPipelinePosition.PER_CALL;
                    }
                })
                .buildClient();
    }

    private static Stream<Asked> taken(QueueClient queue, String act, String what) {
        return queue.receiveMessages(32).stream().map(message -> {
            queue.deleteMessage(message.getMessageId(), message.getPopReceipt());
            JsonNode node = parsed(message.getBody().toString());
            return new Asked(
                    act,
                    new VisitId(node.required("visit").asText()),
                    node.required(what).asText(),
                    node.required("attempt").asInt(),
                    node.required("correlation").asText());
        });
    }

    private static JsonNode parsed(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String connection() {
        return Azurite.shared().connectionString();
    }
}
