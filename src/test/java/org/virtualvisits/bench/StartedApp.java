package org.virtualvisits.bench;

import org.virtualvisits.sandbox.RunningWorld;

/** What {@link StartUp} starts: the packaged app in its local host, on a storage that runs already. */
final class StartedApp {

    private StartedApp() {}

    /**
     * Serves until it is stopped.
     *
     * @param arguments the port and the storage's connection string
     */
    public static void main(String[] arguments) throws InterruptedException {
        RunningWorld.takingWebhooksOnly(Integer.parseInt(arguments[0]), arguments[1]);
        Thread.currentThread().join();
    }
}
