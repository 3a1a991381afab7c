package org.virtualvisits.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.virtualvisits.sandbox.node.Syntax;
import org.virtualvisits.sandbox.node.Syntax.Language;
import org.virtualvisits.sandbox.node.Syntax.Node;

/** What can be told of a script without PowerShell: its form, its help, and that it changes nothing without being asked. */
final class PowerShellRules {

    /** Cmdlets that scripts here use, as their modules spell them; what is not here is misspelt or has to be added. */
    static final Set<String> CMDLETS = Set.of(
            "Connect-ExchangeOnline",
            "Connect-MgGraph",
            "Connect-MicrosoftTeams",
            "ConvertFrom-Json",
            "ForEach-Object",
            "Get-AcceptedDomain",
            "Get-Content",
            "Get-CsApplicationAccessPolicy",
            "Get-CsGroupPolicyAssignment",
            "Get-CsOnlineUser",
            "Get-CsTeamsMeetingPolicy",
            "Get-ManagementRoleAssignment",
            "Get-ManagementScope",
            "Get-MgApplication",
            "Get-MgApplicationFederatedIdentityCredential",
            "Get-MgApplicationOwner",
            "Get-MgContext",
            "Get-MgGroupTransitiveMemberAsUser",
            "Get-MgServicePrincipal",
            "Get-MgServicePrincipalAppRoleAssignment",
            "Get-MgUser",
            "Get-OwaMailboxPolicy",
            "Get-ServicePrincipal",
            "Grant-CsApplicationAccessPolicy",
            "Join-Path",
            "New-CsApplicationAccessPolicy",
            "New-CsGroupPolicyAssignment",
            "New-CsTeamsMeetingPolicy",
            "New-ManagementRoleAssignment",
            "New-ManagementScope",
            "New-MgApplication",
            "New-MgApplicationFederatedIdentityCredential",
            "New-MgApplicationOwnerByRef",
            "New-MgServicePrincipal",
            "New-MgServicePrincipalAppRoleAssignment",
            "New-ServicePrincipal",
            "Out-Null",
            "Remove-ManagementRoleAssignment",
            "Remove-MgServicePrincipalAppRoleAssignment",
            "Select-Object",
            "Set-CsApplicationAccessPolicy",
            "Set-CsTeamsMeetingPolicy",
            "Set-ManagementScope",
            "Set-OwaMailboxPolicy",
            "Set-StrictMode",
            "Sort-Object",
            "Test-ServicePrincipalAuthorization",
            "Update-MgApplication",
            "Where-Object",
            "Write-Output",
            "Write-Warning");

    private static final Pattern CHANGES =
            Pattern.compile("(New|Set|Grant|Remove|Update|Add|Clear|Revoke)-(?!StrictMode).*");
    private static final Pattern HELP = Pattern.compile("(?m)^\\.PARAMETER (\\w+)$");
    private static final Pattern SECRET = Pattern.compile("(?i)\\$\\w*(secret|password|token)\\w*|SecretText");

    private final String name;
    private final String text;
    private final Syntax syntax;
    private final List<String> faults = new ArrayList<>();

    private PowerShellRules(String name, String text) {
        this.name = name;
        this.text = text;
        this.syntax = Syntax.of(Language.POWERSHELL, text);
    }

    /** Every fault of a script, as sentences. */
    static List<String> faults(String name, String text) {
        var rules = new PowerShellRules(name, text);
        rules.syntax.faults().forEach(rules::tell);
        rules.form();
        rules.help();
        rules.commands();
        rules.guarded(rules.syntax.root(), false);
        return List.copyOf(rules.faults);
    }

    /** The parameters of a script, without the sign. */
    static Set<String> parameters(String text) {
        return Syntax.of(Language.POWERSHELL, text)
                .root()
                .all("script_parameter")
                .flatMap(parameter -> parameter.children("variable"))
                .map(variable -> variable.text().substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void form() {
        for (String needed : List.of(
                "#Requires -Version 7",
                "[CmdletBinding(SupportsShouldProcess",
                "Set-StrictMode -Version",
                "$ErrorActionPreference = 'Stop'",
                "Write-Output")) {
            if (!text.contains(needed)) {
                tell("has no " + needed);
            }
        }
        if (!text.matches("(?s).*(Unchanged:|Left alone:|-contains ).*")) {
            tell("does not look whether it has been run before");
        }
    }

    private void help() {
        String help = syntax.root()
                .all("comment")
                .map(Node::text)
                .filter(comment -> comment.startsWith("<#"))
                .findFirst()
                .orElse("");
        for (String part : List.of(".SYNOPSIS", ".DESCRIPTION", ".EXAMPLE")) {
            if (!help.contains(part + "\n")) {
                tell("has no " + part);
            }
        }
        if (!help.contains(name) || !help.contains("-WhatIf")) {
            tell("has no example with -WhatIf");
        }
        Set<String> explained =
                HELP.matcher(help).results().map(found -> found.group(1)).collect(Collectors.toSet());
        Set<String> declared = parameters(text);
        declared.stream().filter(one -> !explained.contains(one)).forEach(one -> tell(one + " is not explained"));
        explained.stream().filter(one -> !declared.contains(one)).forEach(one -> tell(one + " is no parameter"));
        declared.stream().filter(one -> uses(one) < 2).forEach(one -> tell(one + " is not used"));
    }

    private long uses(String parameter) {
        return syntax.root()
                .all("variable")
                .map(variable -> variable.text().replaceAll("[${}@]", "").toLowerCase(Locale.ROOT))
                .filter(variable -> variable.equals(parameter.toLowerCase(Locale.ROOT)))
                .count();
    }

    private void commands() {
        syntax.root()
                .all("command_name")
                .map(Node::text)
                .distinct()
                .filter(command -> !CMDLETS.contains(command))
                .forEach(command ->
                        tell(command + " is no cmdlet that is known here: add it to PowerShellRules if it is one"));
        syntax.root()
                .all("command")
                .map(Node::text)
                .filter(command -> command.startsWith("Write-"))
                .flatMap(command -> SECRET.matcher(command).results())
                .map(MatchResult::group)
                .forEach(secret -> tell("writes " + secret));
    }

    /** What changes something stands in a block whose condition asked ShouldProcess, and that block says what it did. */
    private void guarded(Node node, boolean asked) {
        if (node.type().equals("command")) {
            String command =
                    node.children("command_name").map(Node::text).findFirst().orElse("");
            if (CHANGES.matcher(command).matches() && !asked) {
                tell("line " + node.line() + ": " + command + " without asking ShouldProcess");
            }
        }
        boolean conditional = Set.of("if_statement", "elseif_clause").contains(node.type());
        boolean asks = conditional
                && node.children().stream()
                        .filter(child -> child.type().equals("pipeline"))
                        .anyMatch(child -> child.text().contains("$PSCmdlet.ShouldProcess("));
        for (Node child : node.children()) {
            boolean block = child.type().equals("statement_block");
            if (block && asks && !child.text().contains("Write-Output")) {
                tell("line " + child.line() + ": does not say what it changed");
            }
            guarded(child, asked || (conditional && block && asks));
        }
    }

    private void tell(String fault) {
        faults.add(name + " " + fault);
    }
}
