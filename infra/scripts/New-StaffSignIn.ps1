#Requires -Version 7.2
<#
.SYNOPSIS
Makes the app registration that staff sign in to, without a secret.

.DESCRIPTION
The function app's managed identity vouches for the registration by a federated credential. Only people who are assigned to it
may sign in. Give its client id to the templates as staffClientId.
Running it again changes nothing that is already so.

.PARAMETER Address
Where the function app is reached, such as https://visits.example.nhs.uk.

.PARAMETER IdentityObjectId
Object id of the function app's managed identity.

.PARAMETER DisplayName
What staff see when they sign in.

.EXAMPLE
./infra/scripts/New-StaffSignIn.ps1 -Address https://visits.example.nhs.uk `
    -IdentityObjectId 33333333-4444-4555-8666-777777777777 -WhatIf
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)] [ValidatePattern('^https://[^/]+$')] [string] $Address,
    [Parameter(Mandatory)] [guid] $IdentityObjectId,
    [Parameter()] [ValidateNotNullOrEmpty()] [string] $DisplayName = 'Virtual Visits, staff'
)

Set-StrictMode -Version 1.0
$ErrorActionPreference = 'Stop'
Connect-MgGraph -Scopes 'Application.ReadWrite.All' -NoWelcome

$redirect = "$Address/.auth/login/aad/callback"
$application = @(Get-MgApplication -Filter "displayName eq '$DisplayName'") | Select-Object -First 1
if ($application) {
    Write-Output "Unchanged: '$DisplayName' has client id $($application.AppId)."
}
elseif ($PSCmdlet.ShouldProcess($DisplayName, 'Make an app registration')) {
    $web = @{ RedirectUris = @($redirect); ImplicitGrantSettings = @{ EnableIdTokenIssuance = $true } }
    $application = New-MgApplication -DisplayName $DisplayName -SignInAudience 'AzureADMyOrg' -Web $web
    Write-Output "Made: '$DisplayName' with client id $($application.AppId)."
}
else {
    return
}

if (@($application.Web.RedirectUris) -notcontains $redirect -and $PSCmdlet.ShouldProcess($DisplayName, "Add $redirect")) {
    $web = @{ RedirectUris = @($application.Web.RedirectUris) + $redirect }
    Update-MgApplication -ApplicationId $application.Id -Web $web
    Write-Output "Added: $redirect."
}

$principal = Get-MgServicePrincipal -Filter "appId eq '$($application.AppId)'"
if (-not $principal -and $PSCmdlet.ShouldProcess($DisplayName, 'Make its enterprise application, for assigned people alone')) {
    New-MgServicePrincipal -AppId $application.AppId -AppRoleAssignmentRequired:$true | Out-Null
    Write-Output 'Made: its enterprise application. Assign staff to it.'
}

$vouching = @(Get-MgApplicationFederatedIdentityCredential -ApplicationId $application.Id)
if ($vouching.Subject -contains "$IdentityObjectId") {
    Write-Output 'Unchanged: the identity vouches for it.'
}
elseif ($PSCmdlet.ShouldProcess($DisplayName, 'Let the managed identity vouch for it')) {
    $tenant = (Get-MgContext).TenantId
    $credential = @{
        Name      = 'function-app'
        Issuer    = "https://login.microsoftonline.com/$tenant/v2.0"
        Subject   = "$IdentityObjectId"
        Audiences = @('api://AzureADTokenExchange')
    }
    New-MgApplicationFederatedIdentityCredential -ApplicationId $application.Id -BodyParameter $credential | Out-Null
    Write-Output 'Added: the identity vouches for it.'
}
