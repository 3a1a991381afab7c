package org.virtualvisits.sandbox.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A script of {@code src/test/node} that takes a JSON command a line and gives a JSON answer a line. Safe for many threads. */
final class NodeDriver implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private final Path errors;
    private final Process process;
    private final Writer commands;
    private final BufferedReader answers;

    NodeDriver(NodeTools tools, String script, List<String> arguments) {
        try {
            errors = Files.createTempFile(script, ".log");
            errors.toFile().deleteOnExit();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        process = tools.start(script, arguments, ProcessBuilder.Redirect.PIPE, errors);
        commands = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** A command to be filled in. */
    static ObjectNode command(String name) {
        return JSON.createObjectNode().put("command", name);
    }

    /**
     * Sends a command and waits for its answer.
     *
     * @throws IllegalStateException with the script's own words when it could not do it, or has ended
     */
    synchronized JsonNode ask(ObjectNode command) {
        try {
            commands.write(JSON.writeValueAsString(command) + "\n");
            commands.flush();
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException("the script ended: " + errorText());
            }
            JsonNode answer = JSON.readTree(line);
            if (answer.has("error")) {
                throw new IllegalStateException(command.path("command").asText() + ": "
                        + answer.path("error").asText());
            }
            return answer.path("answer");
        } catch (IOException failure) {
            throw new IllegalStateException("the script ended: " + errorText(), failure);
        }
    }

    /** Ends the script and what it started. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Files.deleteIfExists(errors);
        } catch (IOException endedAlready) {
            process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String errorText() {
        try {
            return Files.readString(errors);
        } catch (IOException unreadable) {
            return "see " + errors;
        }
    }
}
