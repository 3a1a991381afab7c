package org.virtualvisits.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts of {@code infra/scripts} are whole, as far as that can be told without PowerShell. */
final class PowerShellTest {

    private static final String GOOD = """
            #Requires -Version 7.2
            <#
            .SYNOPSIS
            Does it.

            .DESCRIPTION
            At length.

            .PARAMETER Domain
            Which.

            .EXAMPLE
            ./infra/scripts/Set-It.ps1 -Domain x -WhatIf
            #>
            [CmdletBinding(SupportsShouldProcess)]
            param(
                [Parameter(Mandatory)] [string] $Domain
            )
            Set-StrictMode -Version 1.0
            $ErrorActionPreference = 'Stop'
            if ((Get-OwaMailboxPolicy -Identity 'x').Domain -eq $Domain) {
                Write-Output "Unchanged: $Domain."
            }
            elseif ($PSCmdlet.ShouldProcess('x', "Set $Domain")) {
                Set-OwaMailboxPolicy -Identity 'x' -BookingsMailboxDomain $Domain
                Write-Output "Set: $Domain."
            }
            """;

    @Test
    void theScriptsHaveNoFault() {
        List<String> scripts =
                Infrastructure.paths().filter(path -> path.endsWith(".ps1")).toList();

        assertThat(scripts)
                .hasSizeGreaterThan(5)
                .allSatisfy(path -> assertThat(PowerShellRules.faults(
                                path.substring(path.lastIndexOf('/') + 1), Infrastructure.read(path)))
                        .isEmpty());
    }

    @Test
    void theScriptThatFaultsArePlantedInHasNone() {
        assertThat(PowerShellRules.faults("Set-It.ps1", GOOD)).isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("planted")
    void aPlantedFaultIsFound(String good, String bad, String fault) {
        assertThat(GOOD).contains(good);

        assertThat(PowerShellRules.faults("Set-It.ps1", GOOD.replace(good, bad)))
                .anyMatch(told -> told.contains(fault));
    }

    static Stream<Arguments> planted() {
        return Stream.of(
                Arguments.of("\"Set: $Domain.\"\n}", "\"Set: $Domain.\"\n", "line"),
                Arguments.of("(SupportsShouldProcess)", "()", "has no [CmdletBinding(SupportsShouldProcess"),
                Arguments.of("$ErrorActionPreference = 'Stop'\n", "", "has no $ErrorActionPreference"),
                Arguments.of("elseif ($PSCmdlet.ShouldProcess('x', \"Set $Domain\"))", "else", "without asking"),
                Arguments.of("    Write-Output \"Set: $Domain.\"\n", "", "does not say what it changed"),
                Arguments.of("Unchanged: ", "", "whether it has been run before"),
                Arguments.of(".PARAMETER Domain\nWhich.\n", "", "Domain is not explained"),
                Arguments.of(".PARAMETER Domain", ".PARAMETER Domian", "Domian is no parameter"),
                Arguments.of("$Domain", "$Domian", "Domian is not explained"),
                Arguments.of("[string] $Domain", "[string] $Domain, [string] $Other", "Other is not used"),
                Arguments.of("Get-OwaMailboxPolicy", "Get-OwaMailPolicy", "Get-OwaMailPolicy is no cmdlet"),
                Arguments.of("Write-Output \"Set: $Domain.\"", "Write-Host 'done'", "Write-Host is no cmdlet"),
                Arguments.of("\"Set: $Domain.\"", "\"Set: $clientSecret.\"", "writes $clientSecret"),
                Arguments.of(".SYNOPSIS\n", "", "has no .SYNOPSIS"),
                Arguments.of(" -WhatIf", "", "no example with -WhatIf"));
    }
}
