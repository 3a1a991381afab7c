package org.virtualvisits.functions;

import static org.virtualvisits.functions.PeopleScene.NORTH;

import com.microsoft.azure.functions.HttpMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.Turnstile;
import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.core.notice.Dispatch;
import org.virtualvisits.core.notice.Messenger;
import org.virtualvisits.core.organisation.RecogniseAdministrator;
import org.virtualvisits.core.organisation.RecogniseCarrier;
import org.virtualvisits.core.pace.Pace;
import org.virtualvisits.core.reply.CallbackId;
import org.virtualvisits.core.reply.FollowCallbacks;
import org.virtualvisits.core.reply.ReadReplies;
import org.virtualvisits.core.reply.ReceiveCallbacks;
import org.virtualvisits.core.reply.ReplyParts;
import org.virtualvisits.sandbox.host.LocalContext;
import org.virtualvisits.sandbox.host.LocalResponse;
import org.virtualvisits.sandbox.memory.InMemoryCallbacks;
import org.virtualvisits.sandbox.memory.InMemoryConsents;
import org.virtualvisits.sandbox.memory.InMemoryHealths;
import org.virtualvisits.sandbox.memory.InMemoryLines;
import org.virtualvisits.sandbox.memory.InMemoryReplies;

/** The doors for carriers, consent and replies, on a scene of staff and visits. */
final class ReplyStage {

    static final String TOKEN = "carrier-token-0123456789-0123456789";
    static final String NEXT_TOKEN = "next-carrier-token-0123456789-01234";
    static final String ADMINISTRATOR = "deployment-administrator-0123456789";

    final PeopleScene scene = new PeopleScene();
    final LocalContext context = scene.context;
    final InMemoryCallbacks callbacks = new InMemoryCallbacks();
    final InMemoryConsents consents = new InMemoryConsents();
    final InMemoryReplies replies = scene.stage.replies();
    final List<CallbackId> asked = new ArrayList<>();
    final CallbackFunctions functions;
    final ConsentFunctions consent;
    final RepliesFunctions repliesPage;

    ReplyStage() {
        PeopleStage stage = scene.stage;
        ReplyParts parts = stage.parts(callbacks, consents);
        var pace = new Pace(new Pace.Ports(new InMemoryLines(), new InMemoryHealths()), stage.clock(), Measures.NONE);
        Messenger messenger = Messenger.of(
                (text, perhapsSent) -> new Delivery.Accepted("h"), (mail, perhapsSent) -> new Delivery.Accepted("m"));
        functions = new CallbackFunctions(
                new TimerRuns(Measures.NONE),
                new RecogniseCarrier(List.of(Digest.sha256Hex(TOKEN), Digest.sha256Hex(NEXT_TOKEN))),
                new ReceiveCallbacks(callbacks, (id, after) -> asked.add(id), Measures.NONE, stage.clock()),
                parts.takeCallback(
                        (id, after) -> asked.add(id),
                        new Dispatch(messenger, pace.turns(), pace.texts(), pace.mails(), Measures.NONE),
                        (language, data) -> "help",
                        visit -> {},
                        Measures.NONE),
                new FollowCallbacks(callbacks, (id, after) -> asked.add(id), Measures.NONE, stage.clock()));
        consent = new ConsentFunctions(
                new AdministratorDoor(
                        new RecogniseAdministrator(stage.organisations(), Optional.of(Digest.sha256Hex(ADMINISTRATOR))),
                        new Turnstile(1_000, Duration.ofMinutes(1), stage.clock())),
                parts.keepConsent(),
                stage.phones());
        repliesPage = new RepliesFunctions(
                stage.door(true),
                new ReadReplies(replies, callbacks, stage.visits(), stage.organisations(), visit -> {}, stage.clock()));
    }

    LocalResponse acs(@Nullable String token, String body) {
        return acs(Map.of(), token, body);
    }

    LocalResponse acs(Map<String, String> headers, @Nullable String token, String body) {
        var all = new HashMap<>(headers);
        if (token != null) {
            all.put("Authorization", "Bearer " + token);
        }
        return (LocalResponse)
                functions.acs(PeopleScene.request(HttpMethod.POST, "callbacks/acs", null, all, body), context);
    }

    LocalResponse notified(String kind, @Nullable String token, String body) {
        Map<String, String> headers = token == null ? Map.of() : Map.of("Authorization", "Bearer " + token);
        return (LocalResponse) functions.fromNotify(
                PeopleScene.request(HttpMethod.POST, "callbacks/notify/" + kind, null, headers, body), kind, context);
    }

    LocalResponse consent(HttpMethod method, String body) {
        return (LocalResponse) consent.consent(
                PeopleScene.request(
                        method,
                        "organisations/north/consent",
                        null,
                        Map.of("Authorization", "Bearer " + ADMINISTRATOR),
                        body),
                NORTH.value(),
                context);
    }

    /** Takes what is on the queue. */
    void drain() {
        var now = List.copyOf(asked);
        asked.clear();
        now.forEach(id -> functions.take("{\"callback\":\"" + id + "\"}", context));
    }

    static String received(String id, String from, String words) {
        return """
                [{"id":"%s","eventType":"Microsoft.Communication.SMSReceived","eventTime":"2026-12-01T08:49:00Z",
                  "data":{"messageId":"Incoming_1","from":"%s","to":"+447700900999","message":"%s",
                          "receivedTimestamp":"2026-12-01T08:49:00.1234567Z"}}]
                """.formatted(id, from, words);
    }
}
