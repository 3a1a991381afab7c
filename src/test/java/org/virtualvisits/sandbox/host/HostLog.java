package org.virtualvisits.sandbox.host;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Every line the host and the functions logged, kept so that a test can search all of it. Safe for many threads. */
final class HostLog {

    private final Deque<String> lines = new ArrayDeque<>();
    private final Consumer<String> printer;
    private final int most;

    HostLog(Consumer<String> printer, int most) {
        this.printer = printer;
        this.most = most;
    }

    void host(String message) {
        add("[Information] Host: " + message);
    }

    void error(String message) {
        add("[Error] Host: " + message);
    }

    /** A logger as the worker gives one to an invocation: INFO and above, an exception with its stack trace. */
    Logger logger(String function) {
        Logger logger = Logger.getAnonymousLogger();
        logger.setUseParentHandlers(false);
        logger.setLevel(Level.INFO);
        logger.addHandler(new Lines(function));
        return logger;
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    private void add(String line) {
        synchronized (this) {
            lines.add(line);
            if (lines.size() > most) {
                lines.removeFirst();
            }
        }
        printer.accept(line);
    }

    private final class Lines extends Handler {

        private final SimpleFormatter formatter = new SimpleFormatter();
        private final String function;

        Lines(String function) {
            this.function = function;
        }

        @Override
        public void publish(LogRecord record) {
            var line = new StringWriter();
            line.append('[')
                    .append(level(record.getLevel()))
                    .append("] Function.")
                    .append(function);
            line.append(".User: ").append(formatter.formatMessage(record));
            if (record.getThrown() != null) {
                record.getThrown().printStackTrace(new PrintWriter(line.append('\n'), true));
            }
            add(line.toString());
        }

        private static String level(Level level) {
            if (level.intValue() >= Level.SEVERE.intValue()) {
                return "Error";
            }
            return level.intValue() >= Level.WARNING.intValue() ? "Warning" : "Information";
        }

        @Override
        public void flush() {
            // every line is kept at once
        }

        @Override
        public void close() {
            // holds nothing open
        }
    }
}
