package org.virtualvisits.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.virtualvisits.build.BicepFile.Declaration;
import org.virtualvisits.sandbox.node.Syntax.Node;

/**
 * What can be told of templates without Bicep's compiler. It tells no types, no properties of resources and no API versions
 * that do not exist: docs/reference/infrastructure.md says so.
 */
final class BicepRules {

    static final String ROLES = "infra/modules/roles.bicep";

    private static final Pattern RESOURCE =
            Pattern.compile("Microsoft\\.[A-Za-z]+(/[A-Za-z0-9]+)+@\\d{4}-\\d{2}-\\d{2}(-preview)?");
    private static final Pattern GUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(secret|password|key|token|certificate|connectionstring|eventsurl)");

    /** Azure has no other version of it. */
    private static final Set<String> PREVIEWS = Set.of("Microsoft.Insights/diagnosticSettings@2021-05-01-preview");

    /** Functions of Bicep that templates here use; each gives the same answer at every deployment, and no secret. */
    private static final Set<String> FUNCTIONS = Set.of(
            "cidrSubnet",
            "empty",
            "environment",
            "guid",
            "loadJsonContent",
            "loadTextContent",
            "resourceGroup",
            "subscription",
            "subscriptionResourceId",
            "take",
            "union",
            "uniqueString");

    private static final Set<String> DECORATORS =
            Set.of("allowed", "description", "maxLength", "maxValue", "minLength", "minValue", "secure");

    private final Map<String, BicepFile> files;
    private final List<String> faults = new ArrayList<>();

    private BicepRules(Map<String, BicepFile> files) {
        this.files = files;
    }

    /**
     * Every fault of a set of templates, as sentences.
     *
     * @param files by path; one is {@code infra/main.bicep}, which reaches the others
     * @param others paths of further files that templates may load
     */
    static List<String> faults(Map<String, BicepFile> files, Set<String> others) {
        var rules = new BicepRules(files);
        files.values().forEach(file -> {
            file.syntax().faults().forEach(fault -> rules.faults.add(file.path() + " " + fault));
            rules.symbols(file);
            rules.parameters(file);
            rules.resources(file);
            rules.modules(file);
            rules.loaded(file, others);
        });
        rules.outputs();
        rules.roles();
        return List.copyOf(rules.faults);
    }

    private void symbols(BicepFile file) {
        Set<String> symbols = file.symbols();
        List<Node> uses = file.uses();
        uses.stream()
                .filter(use -> !symbols.contains(use.text()))
                .forEach(use -> tell(file, use, use.text() + " is not declared"));
        Set<String> used = uses.stream().map(Node::text).collect(Collectors.toSet());
        Stream.of("parameter", "variable")
                .flatMap(file::declarations)
                .filter(one -> !used.contains(one.name()))
                .forEach(one -> tell(file, one.node(), one.name() + " is not used"));
        Set<String> seen = new TreeSet<>();
        file.declarations().stream()
                .filter(one -> !one.kind().equals("output") && !seen.add(one.name()))
                .forEach(one -> tell(file, one.node(), one.name() + " is declared twice"));
        file.calls()
                .map(call -> call.children().getFirst())
                .filter(function -> !FUNCTIONS.contains(function.text()) && !DECORATORS.contains(function.text()))
                .forEach(function -> tell(
                        file,
                        function,
                        function.text() + " is no function that is known here: add it to BicepRules if it is one"));
    }

    private void parameters(BicepFile file) {
        file.declarations("parameter").forEach(parameter -> {
            String word = parameter.hasValue() ? "Optional. " : "Required. ";
            if (!parameter.description().orElse("").startsWith(word)) {
                tell(file, parameter.node(), parameter.name() + "'s description begins with " + word.strip());
            }
            if (SECRET.matcher(parameter.name()).matches() && !parameter.isDecorated("secure")) {
                tell(file, parameter.node(), parameter.name() + " is a secret by its name and has no @secure()");
            }
        });
        Set<String> secure = file.declarations("parameter")
                .filter(parameter -> parameter.isDecorated("secure"))
                .map(Declaration::name)
                .collect(Collectors.toSet());
        file.declarations("output").forEach(output -> {
            if (output.description().isEmpty()) {
                tell(file, output.node(), output.name() + " has no description");
            }
            output.node()
                    .all("identifier")
                    .filter(use -> secure.contains(use.text()))
                    .forEach(use -> tell(file, use, output.name() + " gives away " + use.text()));
        });
    }

    private void resources(BicepFile file) {
        file.declarations("resource").forEach(resource -> {
            String type = resource.target();
            if (!RESOURCE.matcher(type).matches()) {
                tell(file, resource.node(), type + " is no type with a version");
            } else if (type.endsWith("-preview") && !PREVIEWS.contains(type)) {
                tell(file, resource.node(), type + " is a preview");
            }
            if (!resource.body().containsKey("name")) {
                tell(file, resource.node(), resource.name() + " has no name");
            }
        });
        Map<String, Set<String>> versions = new TreeMap<>();
        files.values().stream().flatMap(one -> one.declarations("resource")).forEach(resource -> {
            String[] parts = resource.target().split("@", 2);
            versions.computeIfAbsent(parts[0], type -> new TreeSet<>()).add(parts[parts.length - 1]);
        });
        file.declarations("resource")
                .filter(resource -> versions.getOrDefault(resource.target().split("@", 2)[0], Set.of())
                                .size()
                        > 1)
                .forEach(resource -> tell(file, resource.node(), resource.target() + " has another version elsewhere"));
    }

    private void modules(BicepFile file) {
        file.declarations("module").forEach(module -> {
            BicepFile target = files.get(beside(file, module.target()));
            if (target == null) {
                tell(file, module.node(), module.target() + " does not exist");
                return;
            }
            Set<String> given = module.body().containsKey("params")
                    ? BicepFile.properties(module.property("params")).keySet()
                    : Set.of();
            target.declarations("parameter")
                    .filter(parameter -> !parameter.hasValue() && !given.contains(parameter.name()))
                    .forEach(parameter ->
                            tell(file, module.node(), module.name() + " is not given its " + parameter.name()));
            given.stream()
                    .filter(name -> !target.names("parameter").contains(name))
                    .forEach(name -> tell(file, module.node(), module.name() + " has no parameter " + name));
            file.readOutputs().stream()
                    .filter(read -> read.startsWith(module.name() + "."))
                    .map(read -> read.substring(module.name().length() + 1))
                    .filter(output -> !target.names("output").contains(output))
                    .forEach(output -> tell(file, module.node(), module.name() + " has no output " + output));
        });
    }

    private void loaded(BicepFile file, Set<String> others) {
        file.calls()
                .filter(call -> call.children().getFirst().text().matches("load(Json|Text)Content"))
                .flatMap(call -> call.all("string"))
                .filter(path -> !others.contains(beside(file, BicepFile.literal(path))))
                .forEach(path -> tell(file, path, path.text() + " does not exist"));
    }

    /** Every module is used, and every output of it. */
    private void outputs() {
        Set<String> used = new TreeSet<>();
        Set<String> read = new TreeSet<>();
        files.values()
                .forEach(file -> file.declarations("module").forEach(module -> {
                    String target = beside(file, module.target());
                    used.add(target);
                    file.readOutputs().stream()
                            .filter(output -> output.startsWith(module.name() + "."))
                            .forEach(output -> read.add(target + "#"
                                    + output.substring(module.name().length() + 1)));
                }));
        files.values().stream()
                .filter(file -> !file.path().equals("infra/main.bicep"))
                .forEach(file -> {
                    if (!used.contains(file.path())) {
                        faults.add(file.path() + " is used by no template");
                    }
                    file.declarations("output")
                            .filter(output -> !read.contains(file.path() + "#" + output.name()))
                            .forEach(output -> tell(file, output.node(), output.name() + " is read by no template"));
                });
    }

    private void roles() {
        Set<String> seen = new TreeSet<>();
        files.values()
                .forEach(file -> GUID.matcher(file.text())
                        .results()
                        .map(MatchResult::group)
                        .forEach(guid -> {
                            if (!file.path().equals(ROLES)) {
                                faults.add(file.path() + " names " + guid + ", which belongs in " + ROLES);
                            } else if (!seen.add(guid)) {
                                faults.add(file.path() + " names " + guid + " twice");
                            }
                        }));
    }

    private void tell(BicepFile file, Node node, String fault) {
        faults.add(file.path() + " line " + node.line() + ": " + fault);
    }

    private static String beside(BicepFile file, String path) {
        return Path.of(file.path()).resolveSibling(path).normalize().toString();
    }
}
