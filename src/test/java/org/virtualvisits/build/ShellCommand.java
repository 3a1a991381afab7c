package org.virtualvisits.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command of a page, as far as tests look into it: the words before the first option, and the options with what follows each. */
record ShellCommand(List<String> words, List<Option> options) {

    private static final Pattern INNER = Pattern.compile("\\$\\(([^()]*)\\)");

    record Option(String name, List<String> values) {}

    /** Every command of a script, those within {@code $(…)} too. */
    static List<ShellCommand> all(String script) {
        var commands = new ArrayList<ShellCommand>();
        String text = script.replaceAll("\\\\\\n\\s*", " ")
                .replaceAll("(?m)(^|\\s)#.*$", "")
                .replaceAll("<[^>\\n]*>", "X");
        for (Matcher inner = INNER.matcher(text); inner.find(); inner = INNER.matcher(text)) {
            commands.addAll(lines(inner.group(1)));
            text = text.substring(0, inner.start()) + "X" + text.substring(inner.end());
        }
        commands.addAll(lines(text));
        return commands;
    }

    String program() {
        return words.isEmpty() ? "" : words.getFirst();
    }

    String name() {
        return String.join(" ", words);
    }

    Optional<String> value(String option) {
        return options.stream()
                .filter(one -> one.name().equals(option))
                .flatMap(one -> one.values().stream())
                .findFirst();
    }

    private static List<ShellCommand> lines(String text) {
        return Pattern.compile("\\n|;|&&|\\|(?=\\s)")
                .splitAsStream(text.replaceAll("'[^']*'|\"[^\"\\n]*\"", "X"))
                .map(line -> line.strip().replaceAll("^\\(|\\)$", "").replaceAll("^(do|export) ", ""))
                .filter(line -> !line.isEmpty() && !line.equals("do"))
                .map(ShellCommand::of)
                .toList();
    }

    private static ShellCommand of(String line) {
        var words = new ArrayList<String>();
        var options = new ArrayList<Option>();
        for (String token : line.split("\\s+")) {
            if (token.matches("--?[A-Za-z].*")) {
                options.add(new Option(token.replaceFirst("=.*", ""), new ArrayList<>()));
            } else if (options.isEmpty()) {
                words.add(token);
            } else {
                options.getLast().values().add(token);
            }
        }
        return new ShellCommand(List.copyOf(words), List.copyOf(options));
    }
}
