package org.virtualvisits;

import com.azure.core.credential.TokenCredential;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Clock;

/** Opens the production wiring to the sandbox, which runs the same adapters with a clock and a sign-in of its own. */
public final class SandboxPorts {

    private SandboxPorts() {}

    /** The ports that these settings lead to. */
    public static App.Ports of(Settings settings, TokenCredential credential, OpenTelemetry telemetry, Clock clock) {
        return Production.ports(settings, credential, telemetry, clock);
    }
}
