package org.virtualvisits.sandbox.messaging;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * The SMS part of Azure Communication Services on this machine: {@code POST /sms?api-version=2021-03-07}. It enforces
 * what the service's specification and pages say, keeps what was sent, drops repeats, and fails as planned.
 *
 * <p>The number {@value AcsCarrier#INVALID_NUMBER} is refused, as one that does not exist.
 */
public final class AcsSimulator implements AutoCloseable {

    private final AcsCarrier carrier;
    private final CarrierServer server;

    private AcsSimulator(AcsCarrier carrier, CarrierServer server) {
        this.carrier = carrier;
        this.server = server;
    }

    /** Starts on 127.0.0.1; port 0 takes any that is free. */
    public static AcsSimulator start(InstantSource clock, int port) {
        AcsCarrier carrier = new AcsCarrier(clock);
        return new AcsSimulator(carrier, CarrierServer.start(carrier, clock, port));
    }

    /** The resource's endpoint. */
    public URI baseUrl() {
        return server.baseUrl();
    }

    /** Every text taken, oldest first; a repeat is not there twice. */
    public List<SentText> messages() {
        return carrier.messages();
    }

    /**
     * For how long after its first-sent time a repeatable request is executed. One day unless told: Microsoft publishes
     * five minutes for mail and rooms ("Repeatable requests"), and nothing for SMS.
     */
    public void repeatabilityWindow(Duration window) {
        carrier.repeatabilityWindow(window);
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
