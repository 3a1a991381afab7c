package org.virtualvisits;

import java.util.List;
import org.virtualvisits.core.organisation.RecogniseCarrier;
import org.virtualvisits.core.reply.FollowCallbacks;
import org.virtualvisits.core.reply.HeldReplies;
import org.virtualvisits.core.reply.ReadReplies;
import org.virtualvisits.core.reply.ReceiveCallbacks;
import org.virtualvisits.core.reply.ReplyParts;
import org.virtualvisits.core.retention.Holder;
import org.virtualvisits.core.visit.Onlookers;
import org.virtualvisits.functions.CallbackFunctions;
import org.virtualvisits.functions.ConsentFunctions;
import org.virtualvisits.functions.RepliesFunctions;
import org.virtualvisits.functions.StaffDoor;

/** Wires what comes back from patients' phones. */
final class ReplyWiring {

    private final Foundation foundation;
    private final Onlookers onlookers;
    private final StaffDoor staff;

    ReplyWiring(Foundation foundation, Onlookers onlookers, StaffDoor staff) {
        this.foundation = foundation;
        this.onlookers = onlookers;
        this.staff = staff;
    }

    /** What retention must know of. */
    Holder held() {
        ReplyPorts its = foundation.ports().replies();
        return new HeldReplies(
                its.replies(),
                its.callbacks(),
                its.consents(),
                foundation.ports().visits(),
                foundation.digests());
    }

    List<Object> functions() {
        App.Ports ports = foundation.ports();
        ReplyPorts its = ports.replies();
        ReplyParts parts = foundation.replies();
        return List.of(
                new CallbackFunctions(
                        foundation.timers(),
                        new RecogniseCarrier(foundation.deployment().callbacks().tokens()),
                        new ReceiveCallbacks(its.callbacks(), its.calls(), ports.measures(), ports.clock()),
                        parts.takeCallback(its.calls(), foundation.dispatch(), its.help(), onlookers, ports.measures()),
                        new FollowCallbacks(its.callbacks(), its.calls(), ports.measures(), ports.clock())),
                new ConsentFunctions(foundation.administrators(), parts.keepConsent(), ports.phones()),
                new RepliesFunctions(
                        staff,
                        new ReadReplies(
                                its.replies(),
                                its.callbacks(),
                                ports.visits(),
                                ports.organisations(),
                                onlookers,
                                ports.clock())));
    }
}
