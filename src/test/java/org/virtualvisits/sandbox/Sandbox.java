package org.virtualvisits.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.virtualvisits.sandbox.node.Azurite;
import org.virtualvisits.sandbox.node.NodeTools;

/** {@code mvn -Psandbox}: runs the product on this machine, plays the example, and goes on serving. */
public final class Sandbox {

    private static final int PORT = 7071;

    private Sandbox() {}

    /** Ends with 1 if the example did not work; stays until it is stopped unless {@code sandbox.exit} is set. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        // Its servers' threads would keep a sandbox alive whose start failed.
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace(System.err);
            Runtime.getRuntime().halt(1);
        });
        boolean exit = Boolean.parseBoolean(System.getProperty("sandbox.exit", "false"));
        boolean loud = Boolean.parseBoolean(System.getProperty("sandbox.log", "false"));
        say("Starting the sandbox. The first time, Azurite is installed from npm, which takes a minute.");
        Storage storage = storage();
        say("State is in " + storage.name() + ".");
        LocalWorld world = LocalWorld.start(
                exit ? 0 : Integer.getInteger("sandbox.port", PORT),
                storage,
                line -> {
                    if (loud) {
                        say(line);
                    }
                },
                started -> new SandboxDoor(started, ehr(started)));
        say("The app answers at " + world.baseUrl() + ".");
        List<String> failures = example(world, Sandbox::say);
        say("");
        failures.forEach(failure -> say("NOT SO: " + failure));
        say(failures.isEmpty() ? "The example worked from booking to cancellation." : "The example did not work.");
        if (exit) {
            world.close();
            System.exit(failures.isEmpty() ? 0 : 1);
        }
        say("Look at " + world.baseUrl() + "/sandbox, and stop with Ctrl+C. -Dsandbox.log shows every log line.");
        Runtime.getRuntime().addShutdownHook(new Thread(world::close));
        Thread.currentThread().join();
    }

    /** Plays what the README promises, in a world where nothing has happened yet; what did not work comes back. */
    public static List<String> example(LocalWorld world, Consumer<String> out) {
        return new Story(world, ehr(world), out).play();
    }

    private static ExampleEhr ehr(LocalWorld world) {
        return new ExampleEhr(world.baseUrl(), world.clock()::instant);
    }

    private static Storage storage() throws IOException {
        Path data = Files.createTempDirectory("virtual-visits-sandbox");
        Optional<Azurite> azurite =
                NodeTools.find().isPresent() ? Azurite.startInMemoryIfPossible(data) : Optional.empty();
        return azurite.<Storage>map(its -> new AzuriteStorage(its, true)).orElseGet(MemoryStorage::new);
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
