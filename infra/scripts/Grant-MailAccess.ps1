#Requires -Version 7.2
<#
.SYNOPSIS
Lets the application use the clinics' mailboxes, and no others: RBAC for Applications in Exchange Online.

.DESCRIPTION
Registers the application in Exchange, keeps a management scope of exactly the mailboxes named, and assigns the roles that
infra/graph-permissions.json has for Exchange.

WARNING: an unscoped grant defeats this. Exchange adds these scoped roles to whatever Entra grants: with Mail.Send as an app
role in Entra the application sends as anybody. Grant-GraphAccess.ps1 finds and takes away such grants; run it first.

Running it again changes nothing that is already so. Exchange takes up to two hours.

.PARAMETER ClientId
Client id of the managed identity or app registration.

.PARAMETER ObjectId
Object id of its enterprise application (service principal), not of the app registration.

.PARAMETER Mailbox
Addresses of all clinics' mailboxes. The scope is replaced as a whole: name those that are in it already, too.

.PARAMETER ScopeName
Name of the management scope.

.PARAMETER Clinicians
Distinguished name of a group in Exchange. Of its members' mailboxes the application may see the kind, and nothing else
(docs/howto/readiness.md); this is a scope of its own. Without it the check of readiness says that it cannot know.

.PARAMETER Outside
Address of a mailbox that the application must not reach, to see that it cannot.

.EXAMPLE
./infra/scripts/Grant-MailAccess.ps1 -ClientId 11111111-2222-4333-8444-555555555555 `
    -ObjectId 33333333-4444-4555-8666-777777777777 -Mailbox riverside.clinic@example.nhs.uk `
    -Outside somebody.else@example.nhs.uk -WhatIf
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)] [guid] $ClientId,
    [Parameter(Mandatory)] [guid] $ObjectId,
    [Parameter(Mandatory)] [ValidatePattern('^[^@''\s]+@[^@''\s]+$')] [string[]] $Mailbox,
    [Parameter()] [ValidatePattern('^[A-Za-z0-9-]+$')] [string] $ScopeName = 'VirtualVisits',
    [Parameter()] [ValidatePattern("^[^']*$")] [string] $Clinicians = '',
    [Parameter(Mandatory)] [ValidatePattern('^[^@''\s]+@[^@''\s]+$')] [string] $Outside
)

Set-StrictMode -Version 1.0
$ErrorActionPreference = 'Stop'

$declared = @(Get-Content -Raw (Join-Path $PSScriptRoot '../graph-permissions.json') | ConvertFrom-Json)
$roles = @($declared | Where-Object { $_.grantedIn -eq 'Exchange' } |
    ForEach-Object { "Application $($_.permission)" } | Sort-Object -Unique)

Connect-ExchangeOnline -ShowBanner:$false
$principal = Get-ServicePrincipal | Where-Object { $_.AppId -eq "$ClientId" }
if ($principal) {
    Write-Output "Unchanged: Exchange knows $ClientId."
}
elseif ($PSCmdlet.ShouldProcess("$ClientId", 'Register with Exchange')) {
    New-ServicePrincipal -AppId "$ClientId" -ObjectId "$ObjectId" -DisplayName 'Virtual Visits' | Out-Null
    Write-Output "Registered: $ClientId."
}

$filter = ($Mailbox | Sort-Object -Unique | ForEach-Object { "PrimarySmtpAddress -eq '$_'" }) -join ' -or '
$scope = Get-ManagementScope | Where-Object { $_.Name -eq $ScopeName }
if (-not $scope) {
    if ($PSCmdlet.ShouldProcess($ScopeName, "Make a scope of $($Mailbox.Count) mailboxes")) {
        New-ManagementScope -Name $ScopeName -RecipientRestrictionFilter $filter | Out-Null
        Write-Output "Made: scope $ScopeName of $($Mailbox.Count) mailboxes."
    }
}
elseif ($scope.RecipientFilter -eq $filter) {
    Write-Output "Unchanged: scope $ScopeName."
}
elseif ($PSCmdlet.ShouldProcess($ScopeName, "Replace its filter by $($Mailbox.Count) mailboxes")) {
    Set-ManagementScope -Identity $ScopeName -RecipientRestrictionFilter $filter
    Write-Output "Replaced: scope $ScopeName. It was: $($scope.RecipientFilter)"
}

$kindRole = 'Application MailboxSettings.Read'
$kindScope = "$ScopeName-Clinicians"
if ($Clinicians -ne '') {
    $members = "MemberOfGroup -eq '$Clinicians'"
    $scope = Get-ManagementScope | Where-Object { $_.Name -eq $kindScope }
    if (-not $scope) {
        if ($PSCmdlet.ShouldProcess($kindScope, "Make a scope of the members of $Clinicians")) {
            New-ManagementScope -Name $kindScope -RecipientRestrictionFilter $members | Out-Null
            Write-Output "Made: scope $kindScope."
        }
    }
    elseif ($scope.RecipientFilter -ne $members) {
        if ($PSCmdlet.ShouldProcess($kindScope, "Replace its filter by the members of $Clinicians")) {
            Set-ManagementScope -Identity $kindScope -RecipientRestrictionFilter $members
            Write-Output "Replaced: scope $kindScope. It was: $($scope.RecipientFilter)"
        }
    }
    $held = @(Get-ManagementRoleAssignment | Where-Object { $_.Role -eq $kindRole -and $_.CustomResourceScope -eq $kindScope })
    if ($held.Count -gt 0) {
        Write-Output "Unchanged: $kindRole in $kindScope."
    }
    elseif ($PSCmdlet.ShouldProcess("$ClientId", "Assign $kindRole in $kindScope")) {
        New-ManagementRoleAssignment -App "$ClientId" -Role $kindRole -CustomResourceScope $kindScope | Out-Null
        Write-Output "Assigned: $kindRole in $kindScope."
    }
}

$assigned = @(Get-ManagementRoleAssignment | Where-Object { $_.App -eq "$ObjectId" -or $_.App -eq "$ClientId" })
foreach ($role in $roles) {
    if (@($assigned | Where-Object { $_.Role -eq $role -and $_.CustomResourceScope -eq $ScopeName }).Count -gt 0) {
        Write-Output "Unchanged: $role in $ScopeName."
    }
    elseif ($PSCmdlet.ShouldProcess("$ClientId", "Assign $role in $ScopeName")) {
        New-ManagementRoleAssignment -App "$ClientId" -Role $role -CustomResourceScope $ScopeName | Out-Null
        Write-Output "Assigned: $role in $ScopeName."
    }
}
foreach ($assignment in $assigned) {
    if ($roles -contains $assignment.Role -and $assignment.CustomResourceScope -eq $ScopeName) {
        continue
    }
    if ($assignment.Role -eq $kindRole -and $assignment.CustomResourceScope -eq $kindScope) {
        continue
    }
    if ($PSCmdlet.ShouldProcess("$ClientId", "Take away $($assignment.Role), which is not needed in that scope")) {
        Remove-ManagementRoleAssignment -Identity $assignment.Name -Confirm:$false
        Write-Output "Taken away: $($assignment.Role)."
    }
}

foreach ($address in $Mailbox) {
    Test-ServicePrincipalAuthorization -Identity "$ClientId" -Resource $address |
        ForEach-Object { Write-Output "$address, $($_.RoleName): in scope $($_.InScope)" }
}
$reached = @(Test-ServicePrincipalAuthorization -Identity "$ClientId" -Resource $Outside | Where-Object { $_.InScope })
if ($reached.Count -gt 0) {
    throw "The application reaches $Outside. Run Grant-GraphAccess.ps1, wait two hours, and look again."
}
Write-Output "${Outside}: out of reach, as it should be."
