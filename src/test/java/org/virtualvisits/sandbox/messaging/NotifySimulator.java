package org.virtualvisits.sandbox.messaging;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;

/**
 * GOV.UK Notify on this machine, as far as texts go: {@code POST /v2/notifications/sms}, and {@code GET
 * /v2/notifications} by reference. It verifies tokens, enforces what Notify's pages say, keeps what was sent, sends
 * twice what is asked for twice, and fails as planned.
 *
 * <p>As at Notify, the number 07700 900002 is accepted and then fails for good, and 07700 900003 fails for now.
 */
public final class NotifySimulator implements AutoCloseable {

    /** The one API key it knows. */
    public static final String API_KEY =
            "sandbox-5a1c7e2f-90b4-4d38-8f6e-2b7c9d1e0a34-c0ffee00-1234-4abc-9def-0123456789ab";

    /** The one template it has, with the content {@code ((message))}. */
    public static final String TEMPLATE_ID = "7e5e4d1c-0f2b-4c6a-9d8e-1a2b3c4d5e6f";

    private final NotifyCarrier carrier;
    private final CarrierServer server;

    private NotifySimulator(NotifyCarrier carrier, CarrierServer server) {
        this.carrier = carrier;
        this.server = server;
    }

    /** Starts on 127.0.0.1; port 0 takes any that is free. */
    public static NotifySimulator start(InstantSource clock, int port) {
        NotifyCarrier carrier = new NotifyCarrier(clock);
        return new NotifySimulator(carrier, CarrierServer.start(carrier, clock, port));
    }

    public URI baseUrl() {
        return server.baseUrl();
    }

    /** Every text taken, oldest first. */
    public List<SentText> messages() {
        return carrier.messages();
    }

    public void plan(CarrierFault fault) {
        server.faults().plan(fault);
    }

    public void clearFaults() {
        server.faults().clear();
    }

    /**
     * Calls this when a request has been carried out or has failed, before its answer leaves. Keep it short: it runs on
     * the request's thread.
     *
     * @return stops the calls when run
     */
    public Runnable onChange(Runnable listener) {
        return server.onChange(listener);
    }

    /** Stops at once; requests under way are dropped. */
    @Override
    public void close() {
        server.close();
    }
}
