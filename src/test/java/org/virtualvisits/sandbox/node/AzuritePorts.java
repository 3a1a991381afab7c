package org.virtualvisits.sandbox.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The ports of one emulator on 127.0.0.1. */
record AzuritePorts(int blob, int queue, int table) {

    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    /** Three ports that were free a moment ago. */
    static AzuritePorts free() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket one = new ServerSocket(0, 1, loopback);
                ServerSocket two = new ServerSocket(0, 1, loopback);
                ServerSocket three = new ServerSocket(0, 1, loopback)) {
            return new AzuritePorts(one.getLocalPort(), two.getLocalPort(), three.getLocalPort());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    List<String> arguments() {
        return List.of("--blobPort", "" + blob, "--queuePort", "" + queue, "--tablePort", "" + table);
    }

    /**
     * Waits until every service answers, and says whether they do: false when the process ended instead, as it does when a
     * port was taken meanwhile.
     *
     * @throws IllegalStateException after a minute
     */
    boolean answer(Process process) {
        long start = System.nanoTime();
        while (!IntStream.of(blob, queue, table).allMatch(AzuritePorts::isAzurite)) {
            if (ends(process)) {
                return false;
            }
            if (System.nanoTime() - start > LONGEST_START.toNanos()) {
                process.destroyForcibly();
                throw new IllegalStateException("Azurite did not answer within " + LONGEST_START);
            }
        }
        return process.isAlive();
    }

    /** Asks for the service, not only for an open port: somebody else may have taken the port. */
    private static boolean isAzurite(int port) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/" + Azurite.ACCOUNT)
                            .toURL()
                            .openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            connection.getResponseCode();
            String server = connection.getHeaderField("Server");
            connection.disconnect();
            return server != null && server.startsWith("Azurite-");
        } catch (IOException notYet) {
            return false;
        }
    }

    private static boolean ends(Process process) {
        try {
            return process.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
