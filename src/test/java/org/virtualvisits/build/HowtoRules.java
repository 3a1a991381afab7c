package org.virtualvisits.build;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.virtualvisits.SettingName;
import org.virtualvisits.adapters.table.Tables;
import org.virtualvisits.core.kernel.Attention;

/** What a newcomer who follows a page to the letter would stumble over: names that are not there, or are spelled otherwise. */
final class HowtoRules {

    /** The commands of the Azure CLI that pages use, with their options, as its reference has them. */
    private static final Map<String, Set<String>> AZ = Map.ofEntries(
            Map.entry("az ad app credential delete", Set.of("--id", "--key-id")),
            Map.entry("az ad app credential list", Set.of("--id")),
            Map.entry(
                    "az ad app credential reset",
                    Set.of("--id", "--append", "--create-cert", "--years", "--query", "--output")),
            Map.entry("az ad app delete", Set.of("--id")),
            Map.entry("az ad app owner add", Set.of("--id", "--owner-object-id")),
            Map.entry("az ad signed-in-user show", Set.of("--query", "--output")),
            Map.entry("az bicep install", Set.of()),
            Map.entry("az deployment sub create", Set.of("--name", "--location", "--template-file", "--parameters")),
            Map.entry("az deployment sub show", Set.of("--name", "--query")),
            Map.entry("az deployment sub what-if", Set.of("--location", "--template-file", "--parameters")),
            Map.entry("az functionapp config appsettings set", Set.of("--resource-group", "--name", "--settings")),
            Map.entry("az functionapp deployment source config-zip", Set.of("--resource-group", "--name", "--src")),
            Map.entry("az functionapp function list", Set.of("--resource-group", "--name", "--query")),
            Map.entry("az functionapp keys delete", Set.of("--resource-group", "--name", "--key-type", "--key-name")),
            Map.entry("az functionapp keys set", Set.of("--resource-group", "--name", "--key-type", "--key-name")),
            Map.entry("az functionapp restart", Set.of("--resource-group", "--name")),
            Map.entry("az group delete", Set.of("--name")),
            Map.entry("az identity show", Set.of("-g", "-n", "--query")),
            Map.entry("az keyvault create", Set.of("--name", "--resource-group", "--enable-rbac-authorization")),
            Map.entry("az keyvault secret set", Set.of("--vault-name", "--name", "--value", "--file")),
            Map.entry("az keyvault show", Set.of("--name", "--query", "--output")),
            Map.entry("az keyvault update", Set.of("--name", "--public-network-access")),
            Map.entry("az lock delete", Set.of("--ids")),
            Map.entry("az lock list", Set.of("--resource-group", "--output")),
            Map.entry("az login", Set.of()),
            Map.entry("az monitor log-analytics query", Set.of("--workspace", "--analytics-query")),
            Map.entry("az monitor log-analytics workspace list", Set.of("--resource-group", "--query", "--output")),
            Map.entry("az provider register", Set.of("--namespace")),
            Map.entry(
                    "az role assignment create",
                    Set.of("--assignee-object-id", "--assignee-principal-type", "--role", "--scope")),
            Map.entry("az role assignment delete", Set.of()),
            Map.entry(
                    "az storage blob list",
                    Set.of("--account-name", "--container-name", "--include", "--auth-mode", "--output")),
            Map.entry("az storage queue create", Set.of("--name", "--account-name", "--auth-mode")),
            Map.entry("az storage table create", Set.of("--name", "--account-name", "--auth-mode")),
            Map.entry(
                    "az storage entity query",
                    Set.of("--table-name", "--account-name", "--auth-mode", "--num-results")),
            Map.entry("az storage message clear", Set.of("--queue-name", "--account-name", "--auth-mode")),
            Map.entry("az storage message peek", Set.of("--queue-name", "--account-name", "--auth-mode")));

    private static final Set<String> AZD = Set.of("azd auth login", "azd up", "azd down", "azd env new", "azd env set");

    private static final Set<String> PROGRAMS = Set.of(
            "az",
            "azd",
            "cd",
            "cmp",
            "cp",
            "curl",
            "cut",
            "done",
            "for",
            "git",
            "mvn",
            "openssl",
            "printf",
            "sha256sum",
            "zip");

    /** In pages for people, and not in scripts. */
    private static final Set<String> BY_HAND = Set.of(
            "Install-Module",
            "New-ApplicationAccessPolicy",
            "New-Mailbox",
            "Remove-CsApplicationAccessPolicy",
            "Remove-ManagementScope");

    private static final Set<String> COMMON = Set.of("WhatIf", "Confirm", "Verbose");

    private static final Pattern FENCE = Pattern.compile("(?ms)^ *```(sh|powershell)\\n(.*?)^ *```");
    private static final Pattern SPAN = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern CAPITALS = Pattern.compile("\\b[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+\\b");
    private static final Pattern FILE =
            Pattern.compile("(?<![\\w/.])((?:infra|docs|src)/[\\w./-]*[\\w]|azure\\.yaml|host\\.json|pom\\.xml)");
    private static final Pattern SCRIPT = Pattern.compile("([A-Z][A-Za-z]+-[A-Za-z]+)\\.ps1((?:[^\\n`]|`\\n)*)");
    private static final Pattern CMDLET = Pattern.compile("(?m)(?:^ *|\\| |\\{ )([A-Z][a-z]+-[A-Z][A-Za-z]+)");
    private static final Pattern ROUTE = Pattern.compile("/api(/[A-Za-z0-9{}/.-]*)?");
    private static final Pattern TEST = Pattern.compile("^[A-Z][A-Za-z]+Test$");
    private static final Pattern ENVIRONMENT = Pattern.compile("readEnvironmentVariable\\('(\\w+)'");
    private static final Pattern ASSIGNED = Pattern.compile("\\b([A-Z][A-Z0-9_]+)=");

    private final String page;
    private final String text;
    private final List<String> faults = new ArrayList<>();

    private HowtoRules(String page, String text) {
        this.page = page;
        this.text = text;
    }

    /** Every fault of a page, as sentences. */
    static List<String> faults(String page, String text) {
        var rules = new HowtoRules(page, text);
        FENCE.matcher(text).results().forEach(fence -> {
            if (fence.group(1).equals("sh")) {
                ShellCommand.all(fence.group(2)).forEach(rules::command);
            } else {
                rules.cmdlets(fence.group(2));
            }
            rules.code(fence.group(2));
        });
        rules.spans()
                .filter(span -> span.matches("(az|azd|mvn) .*[^….]"))
                .flatMap(span -> ShellCommand.all(span).stream())
                .forEach(rules::command);
        rules.spans().forEach(rules::code);
        SCRIPT.matcher(text).results().forEach(rules::script);
        rules.spans()
                .filter(span -> TEST.matcher(span).matches())
                .filter(span -> Markdown.files("/" + span + ".java").findAny().isEmpty())
                .forEach(span -> rules.tell("there is no test " + span));
        return List.copyOf(rules.faults);
    }

    private Stream<String> spans() {
        return SPAN.matcher(FENCE.matcher(text).replaceAll("")).results().map(span -> span.group(1));
    }

    private void code(String code) {
        CAPITALS.matcher(code)
                .results()
                .map(MatchResult::group)
                .filter(name -> !Facts.NAMES.contains(name) && !text.contains(name + "="))
                .forEach(name -> tell("there is no setting or variable " + name));
        FILE.matcher(code)
                .results()
                .map(MatchResult::group)
                .filter(path -> !Files.exists(Path.of(path)))
                .forEach(path -> tell("there is no " + path));
        ROUTE.matcher(code)
                .results()
                .map(MatchResult::group)
                .filter(route -> !isRoute(route.substring("/api".length())))
                .forEach(route -> tell("there is no route " + route));
    }

    private void command(ShellCommand command) {
        String program = command.program();
        if (!program.matches("[A-Z0-9_]+=.*|X") && !PROGRAMS.contains(program) && !Files.exists(Path.of(program))) {
            tell("unknown command " + program);
        }
        switch (program) {
            case "az" -> az(command);
            case "azd" -> azd(command);
            case "mvn" -> mvn(command);
            default -> {
                // Everybody's tools.
            }
        }
    }

    private void az(ShellCommand command) {
        Set<String> known = AZ.get(command.name());
        if (known == null) {
            tell("unknown command " + command.name());
            return;
        }
        command.options().stream()
                .map(ShellCommand.Option::name)
                .filter(option -> !known.contains(option))
                .forEach(option -> tell(command.name() + " has no option " + option));
        if (command.name().equals("az keyvault secret set")) {
            String secret = command.value("--name").orElse("");
            if (!Infrastructure.read("infra/modules/settings.bicep").contains("/secrets/" + secret + "/)")) {
                tell("no setting refers to the secret " + secret);
            }
        }
        command.value("--queue-name")
                .filter(queue -> !queues().contains(queue))
                .ifPresent(queue -> tell("there is no queue " + queue));
        command.value("--table-name")
                .filter(table -> !Tables.ALL.contains(table))
                .ifPresent(table -> tell("there is no table " + table));
        command.options().stream()
                .filter(option -> option.name().equals("--parameters"))
                .flatMap(option -> option.values().stream())
                .filter(value -> value.contains("="))
                .map(value -> value.replaceFirst("=.*", ""))
                .filter(name -> !Infrastructure.template("infra/main.bicep")
                        .names("parameter")
                        .contains(name))
                .forEach(name -> tell("infra/main.bicep has no parameter " + name));
    }

    private void azd(ShellCommand command) {
        String name = String.join(
                " ", command.words().subList(0, Math.min(3, command.words().size())));
        if (AZD.stream().noneMatch(known -> name.equals(known) || name.startsWith(known + " "))) {
            tell("unknown command " + name);
        }
        if (name.equals("azd env set") && !readByAzd().contains(command.words().get(3))) {
            tell("infra/main.bicepparam reads no " + command.words().get(3));
        }
    }

    private void mvn(ShellCommand command) {
        String pom = Infrastructure.read("pom.xml");
        command.options().stream()
                .map(ShellCommand.Option::name)
                .filter(option -> option.startsWith("-P") && !pom.contains("<id>" + option.substring(2) + "</id>"))
                .forEach(option -> tell("there is no profile " + option.substring(2)));
    }

    private void script(MatchResult found) {
        String path = "infra/scripts/" + found.group(1) + ".ps1";
        if (!Files.exists(Path.of(path))) {
            tell("there is no script " + found.group(1));
            return;
        }
        Set<String> parameters = PowerShellRules.parameters(Infrastructure.read(path));
        parameters.addAll(COMMON);
        Pattern.compile(" -([A-Za-z]+)")
                .matcher(found.group(2))
                .results()
                .map(parameter -> parameter.group(1))
                .filter(parameter -> !parameters.contains(parameter))
                .forEach(parameter -> tell(found.group(1) + " has no parameter " + parameter));
    }

    private void cmdlets(String code) {
        CMDLET.matcher(code)
                .results()
                .map(found -> found.group(1))
                .filter(cmdlet -> !PowerShellRules.CMDLETS.contains(cmdlet) && !BY_HAND.contains(cmdlet))
                .forEach(cmdlet -> tell("unknown cmdlet " + cmdlet));
    }

    private void tell(String fault) {
        faults.add(page + ": " + fault);
    }

    /** A path of openapi.yaml with something in each brace; or the beginning of one, as in a base address. */
    private static boolean isRoute(String route) {
        return Facts.ROUTES.stream().anyMatch(path -> {
            String[] asked = route.replaceFirst("[/.]+$", "").split("/");
            String[] known = path.split("/");
            boolean fits = asked.length <= known.length;
            for (int i = 0; fits && i < asked.length; i++) {
                fits = known[i].startsWith("{") || known[i].equals(asked[i]);
            }
            return fits;
        });
    }

    private static Set<String> readByAzd() {
        return ENVIRONMENT
                .matcher(Infrastructure.read("infra/main.bicepparam"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> queues() {
        return Infrastructure.template("infra/modules/storage.bicep").list("queues").stream()
                .flatMap(queue -> Stream.of(queue, queue + "-poison"))
                .collect(Collectors.toSet());
    }

    private static final class Facts {

        private static final Set<String> ROUTES = Pattern.compile("(?m)^  (/\\S*):$")
                .matcher(Infrastructure.read("docs/reference/openapi.yaml"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        private static final Set<String> NAMES = allNames();

        private static Set<String> allNames() {
            var names = new TreeSet<>(
                    Arrays.stream(SettingName.values()).map(SettingName::key).toList());
            Markdown.of("docs/reference/settings.md")
                    .section("What the platform reads")
                    .rows()
                    .forEach(row -> names.addAll(Markdown.code(row.getFirst())));
            Arrays.stream(Attention.Code.values()).map(Attention.Code::name).forEach(names::add);
            names.addAll(Infrastructure.template("infra/main.bicep").names("output"));
            Infrastructure.others().stream()
                    .filter(path -> path.endsWith(".bicepparam"))
                    .forEach(path -> ENVIRONMENT
                            .matcher(Infrastructure.read(path))
                            .results()
                            .forEach(found -> names.add(found.group(1))));
            Markdown.files(".md")
                    .filter(file -> file.startsWith("docs/howto"))
                    .forEach(file -> FENCE.matcher(Infrastructure.read(file.toString()))
                            .results()
                            .flatMap(fence -> ASSIGNED.matcher(fence.group(2)).results())
                            .forEach(found -> names.add(found.group(1))));
            return names;
        }
    }
}
