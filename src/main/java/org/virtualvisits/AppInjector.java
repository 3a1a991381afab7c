package org.virtualvisits;

import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import io.opentelemetry.api.GlobalOpenTelemetry;
import java.time.Clock;

/**
 * Hands the Functions worker our wired instances. The worker makes one injector when it loads the first function, and
 * asks it at every invocation: it answers with the same object each time.
 */
public final class AppInjector implements FunctionInstanceInjector {

    private final App app;

    /** Reads the settings and wires the app; a wrong setting stops the worker with every problem named. */
    public AppInjector() {
        Settings settings = Settings.from(System.getenv());
        this.app = new App(
                Production.ports(
                        settings, Production.credential(settings), GlobalOpenTelemetry.get(), Clock.systemUTC()),
                App.Deployment.of(settings));
    }

    @Override
    public <T> T getInstance(Class<T> type) {
        return app.function(type);
    }
}
