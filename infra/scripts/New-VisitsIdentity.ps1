#Requires -Version 7.2
<#
.SYNOPSIS
Makes the app registration for a function app that is in another tenant than its clinicians.

.DESCRIPTION
Where both are in one tenant, the managed identity that the templates make is all that is needed: do not run this.
The registration has no secret and no certificate. The function app's managed identity cannot vouch for it across tenants, so
give it a certificate afterwards (docs/howto/rotate-secrets.md).
Running it again changes nothing that is already so.

.PARAMETER DisplayName
What administrators see in Entra.

.PARAMETER Owner
User principal names of at least two people who answer for it.

.EXAMPLE
./infra/scripts/New-VisitsIdentity.ps1 -DisplayName 'Virtual Visits' -Owner a@example.nhs.uk, b@example.nhs.uk -WhatIf
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter()] [ValidateNotNullOrEmpty()] [string] $DisplayName = 'Virtual Visits',
    [Parameter(Mandatory)] [ValidateCount(2, 10)] [string[]] $Owner
)

Set-StrictMode -Version 1.0
$ErrorActionPreference = 'Stop'
Connect-MgGraph -Scopes 'Application.ReadWrite.All', 'User.Read.All' -NoWelcome

$found = @(Get-MgApplication -Filter "displayName eq '$DisplayName'")
if ($found.Count -gt 1) {
    throw "There are $($found.Count) registrations named '$DisplayName'. Name this one otherwise."
}
if ($found.Count -eq 1) {
    $application = $found[0]
    Write-Output "Unchanged: '$DisplayName' has client id $($application.AppId)."
}
elseif ($PSCmdlet.ShouldProcess($DisplayName, 'Make an app registration')) {
    $application = New-MgApplication -DisplayName $DisplayName -SignInAudience 'AzureADMyOrg'
    Write-Output "Made: '$DisplayName' with client id $($application.AppId)."
}
else {
    return
}

$principal = Get-MgServicePrincipal -Filter "appId eq '$($application.AppId)'"
if (-not $principal -and $PSCmdlet.ShouldProcess($DisplayName, 'Make its enterprise application')) {
    $principal = New-MgServicePrincipal -AppId $application.AppId
    Write-Output "Made: its enterprise application with object id $($principal.Id)."
}

$owners = @(Get-MgApplicationOwner -ApplicationId $application.Id -All)
foreach ($name in $Owner) {
    $user = Get-MgUser -UserId $name -Property 'id'
    if ($owners.Id -contains $user.Id) {
        Write-Output "Unchanged: $name is an owner."
    }
    elseif ($PSCmdlet.ShouldProcess($DisplayName, "Make $name an owner")) {
        $reference = @{ '@odata.id' = "https://graph.microsoft.com/v1.0/directoryObjects/$($user.Id)" }
        New-MgApplicationOwnerByRef -ApplicationId $application.Id -BodyParameter $reference
        Write-Output "Added: $name is an owner."
    }
}
