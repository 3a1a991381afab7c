package org.virtualvisits.sandbox.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One generated {@code <function>/function.json}: the function's name, its method, and what makes it run. */
record FunctionJson(String name, String entryPoint, Trigger trigger) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SETTING = Pattern.compile("%([^%]+)%");

    /** Reads every function below the folder, by name; {@code %NAME%} in them is replaced by that app setting. */
    static List<FunctionJson> readAll(Path functionApp, Map<String, String> settings) throws IOException {
        List<Path> files;
        try (Stream<Path> folders = Files.list(functionApp)) {
            files = folders.map(folder -> folder.resolve("function.json"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
        List<FunctionJson> functions = new ArrayList<>();
        for (Path file : files) {
            Path folder = file.getParent();
            String name = folder == null
                    ? ""
                    : folder.getName(folder.getNameCount() - 1).toString();
            functions.add(read(name, JSON.readTree(Files.readString(file)), settings));
        }
        return List.copyOf(functions);
    }

    private static FunctionJson read(String name, JsonNode root, Map<String, String> settings) {
        List<Trigger> triggers = new ArrayList<>();
        for (JsonNode binding : root.path("bindings")) {
            switch (binding.path("type").asText().toLowerCase(Locale.ROOT)) {
                case "httptrigger" -> triggers.add(http(name, binding));
                case "queuetrigger" ->
                    triggers.add(new Trigger.Queue(resolve(name, text(name, binding, "queueName"), settings)));
                case "timertrigger" ->
                    triggers.add(new Trigger.Timer(resolve(name, text(name, binding, "schedule"), settings)));
                case "http" -> {
                    // the response: $return of every HTTP function
                }
                default -> throw refused(name, "binding " + binding.path("type") + " is not served by this host");
            }
        }
        if (triggers.size() != 1) {
            throw refused(name, "needs exactly one trigger, has " + triggers.size());
        }
        return new FunctionJson(name, text(name, root, "entryPoint"), triggers.getFirst());
    }

    private static Trigger http(String name, JsonNode binding) {
        Set<String> methods = new TreeSet<>();
        binding.path("methods").forEach(method -> methods.add(method.asText().toUpperCase(Locale.ROOT)));
        if (methods.isEmpty() && binding.has("methods")) { // azure-functions-java-library issue 84
            throw refused(name, "a trigger that names no methods answers no request in the cloud: name them");
        }
        String route = binding.path("route").asText("");
        String access = binding.path("authLevel").asText("FUNCTION").toUpperCase(Locale.ROOT);
        return new Trigger.Http(route.isEmpty() ? name : route, methods, AuthorizationLevel.valueOf(access));
    }

    private static String text(String name, JsonNode node, String field) {
        String value = node.path(field).asText("");
        if (value.isEmpty()) {
            throw refused(name, field + " is missing");
        }
        return value;
    }

    private static String resolve(String name, String value, Map<String, String> settings) {
        return SETTING.matcher(value).replaceAll(reference -> {
            String setting = settings.get(reference.group(1));
            if (setting == null) {
                throw refused(name, "app setting " + reference.group(1) + " is missing");
            }
            return Matcher.quoteReplacement(setting);
        });
    }

    static IllegalStateException refused(String function, String reason) {
        return new IllegalStateException("function '" + function + "': " + reason);
    }
}
