package org.virtualvisits.e2e.chaos;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.virtualvisits.sandbox.messaging.AcsSimulator;
import org.virtualvisits.sandbox.messaging.CarrierFault;
import org.virtualvisits.sandbox.messaging.NotifySimulator;
import org.virtualvisits.sandbox.messaging.SentText;

/**
 * One of the simulated carriers of text messages.
 *
 * @param settings what makes the app use it
 */
record Carrier(
        Kind kind,
        Map<String, String> settings,
        Supplier<List<SentText>> messages,
        Consumer<CarrierFault> faults,
        Runnable calm,
        Consumer<Runnable> onChange,
        Runnable end)
        implements AutoCloseable {

    /** Which carrier. */
    enum Kind {
        /** Azure Communication Services: drops a repeat by its key. */
        ACS,
        /** GOV.UK Notify: has no key, so messages are looked up before they are repeated. */
        NOTIFY
    }

    static Carrier start(Kind kind, InstantSource clock) {
        return switch (kind) {
            case ACS -> {
                var acs = AcsSimulator.start(clock, 0);
                yield new Carrier(
                        kind,
                        Map.of(
                                "SMS_PROVIDER",
                                "acs",
                                "ACS_ENDPOINT",
                                acs.baseUrl().toString(),
                                "ACS_SENDER",
                                "+447700900999"),
                        acs::messages,
                        acs::plan,
                        acs::clearFaults,
                        acs::onChange,
                        acs::close);
            }
            case NOTIFY -> {
                var notify = NotifySimulator.start(clock, 0);
                yield new Carrier(
                        kind,
                        Map.of(
                                "SMS_PROVIDER",
                                "notify",
                                "NOTIFY_API_KEY",
                                NotifySimulator.API_KEY,
                                "NOTIFY_TEMPLATE_ID",
                                NotifySimulator.TEMPLATE_ID,
                                "NOTIFY_BASE_URL",
                                notify.baseUrl().toString()),
                        notify::messages,
                        notify::plan,
                        notify::clearFaults,
                        notify::onChange,
                        notify::close);
            }
        };
    }

    @Override
    public void close() {
        end.run();
    }
}
