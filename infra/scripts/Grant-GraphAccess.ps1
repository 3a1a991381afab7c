#Requires -Version 7.2
<#
.SYNOPSIS
Grants the app roles of Microsoft Graph that infra/graph-permissions.json has for Entra, and takes away others.

.DESCRIPTION
Roles that open mailboxes are never granted here: an unscoped grant defeats the scope that Grant-MailAccess.ps1 sets, because
Exchange adds its scoped roles to whatever Entra grants. Where the identity has one, it is taken away.
Running it again changes nothing that is already so.

.PARAMETER ClientId
Client id of the managed identity or app registration.

.PARAMETER Feature
Features to grant for; if none is named, all of them but those that change other applications or are off at first, which must
be named ("credential rotation", "browser join"). What the others need is taken away.

.EXAMPLE
./infra/scripts/Grant-GraphAccess.ps1 -ClientId 11111111-2222-4333-8444-555555555555 -WhatIf
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)] [guid] $ClientId,
    [Parameter()] [string[]] $Feature = @()
)

Set-StrictMode -Version 1.0
$ErrorActionPreference = 'Stop'

$declared = @(Get-Content -Raw (Join-Path $PSScriptRoot '../graph-permissions.json') | ConvertFrom-Json)
$features = @($declared.feature | Sort-Object -Unique)
foreach ($name in $Feature) {
    if ($features -notcontains $name) {
        throw "There is no feature '$name'. There are: $($features -join ', ')."
    }
}
if ($Feature.Count -eq 0) {
    $Feature = @($declared | Where-Object { -not $_.optIn } | ForEach-Object { $_.feature } | Sort-Object -Unique)
}
$wanted = @($declared | Where-Object { $_.grantedIn -eq 'Entra' -and $Feature -contains $_.feature })
$wantedNames = @($wanted.permission | Sort-Object -Unique)

Connect-MgGraph -Scopes 'AppRoleAssignment.ReadWrite.All', 'Application.Read.All' -NoWelcome
$graph = Get-MgServicePrincipal -Filter "appId eq '00000003-0000-0000-c000-000000000000'"
$principal = Get-MgServicePrincipal -Filter "appId eq '$ClientId'"
if (-not $principal) {
    throw "The tenant knows no application with client id $ClientId."
}
$roles = @{}
foreach ($role in $graph.AppRoles) {
    if ($role.AllowedMemberTypes -contains 'Application') {
        $roles[$role.Value] = $role.Id
    }
}
$held = @(Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $principal.Id -All |
    Where-Object { $_.ResourceId -eq $graph.Id })

foreach ($name in $wantedNames) {
    if ($held.AppRoleId -contains $roles[$name]) {
        Write-Output "Unchanged: $name is granted."
    }
    elseif ($PSCmdlet.ShouldProcess("$ClientId", "Grant $name")) {
        New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $principal.Id -PrincipalId $principal.Id `
            -ResourceId $graph.Id -AppRoleId $roles[$name] | Out-Null
        Write-Output "Granted: $name."
    }
}

foreach ($assignment in $held) {
    $name = @($graph.AppRoles | Where-Object { $_.Id -eq $assignment.AppRoleId }).Value
    if ($wantedNames -contains $name) {
        continue
    }
    if ($name -like 'Mail*' -or $name -like 'Calendars*') {
        Write-Warning "$name in Entra opens every mailbox of the tenant. Grant-MailAccess.ps1 grants it for some."
    }
    if ($PSCmdlet.ShouldProcess("$ClientId", "Take away $name, which is not needed")) {
        Remove-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $principal.Id `
            -AppRoleAssignmentId $assignment.Id
        Write-Output "Taken away: $name."
    }
}
Write-Output 'A token lasts for up to a day: restart the function app, or wait, until it has what is new.'
