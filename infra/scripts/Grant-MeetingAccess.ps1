#Requires -Version 7.2
<#
.SYNOPSIS
Lets the application hold Teams meetings in the name of a group's members (S2.4, S2.5).

.DESCRIPTION
Makes or widens the Teams application access policy, and grants it to each member. Applications that the policy names already
are kept: Set-CsApplicationAccessPolicy replaces the list, so that the old ones are repeated.
Members who left the group keep the policy until RemoveOthers is given. Teams takes up to 30 minutes, sometimes hours.
Running it again changes nothing that is already so.

.PARAMETER ClientId
Client id of the managed identity or app registration.

.PARAMETER GroupId
Object id of the group whose members hold visits, or are facilitators. Members of groups within it count too.

.PARAMETER PolicyName
Name of the policy.

.PARAMETER RemoveOthers
Takes the policy from those who have it and are not in the group.

.EXAMPLE
./infra/scripts/Grant-MeetingAccess.ps1 -ClientId 11111111-2222-4333-8444-555555555555 `
    -GroupId 22222222-3333-4444-8555-666666666666 -WhatIf
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)] [guid] $ClientId,
    [Parameter(Mandatory)] [guid] $GroupId,
    [Parameter()] [ValidatePattern('^[A-Za-z0-9-]+$')] [string] $PolicyName = 'VirtualVisits',
    [Parameter()] [switch] $RemoveOthers
)

Set-StrictMode -Version 1.0
$ErrorActionPreference = 'Stop'
Connect-MicrosoftTeams | Out-Null
Connect-MgGraph -Scopes 'GroupMember.Read.All', 'User.Read.All' -NoWelcome

$policy = Get-CsApplicationAccessPolicy | Where-Object { $_.Identity -eq "Tag:$PolicyName" }
if (-not $policy) {
    if ($PSCmdlet.ShouldProcess($PolicyName, "Make an application access policy for $ClientId")) {
        New-CsApplicationAccessPolicy -Identity $PolicyName -AppIds "$ClientId" -Description 'Virtual Visits' | Out-Null
        Write-Output "Made: policy $PolicyName for $ClientId."
    }
}
elseif (@($policy.AppIds) -contains "$ClientId") {
    Write-Output "Unchanged: policy $PolicyName names $ClientId."
}
else {
    $applications = @($policy.AppIds) + "$ClientId"
    if ($PSCmdlet.ShouldProcess($PolicyName, "Add $ClientId beside $(@($policy.AppIds).Count) others")) {
        Set-CsApplicationAccessPolicy -Identity $PolicyName -AppIds $applications
        Write-Output "Added: $ClientId to policy $PolicyName, which now names $($applications.Count)."
    }
}

$members = @(Get-MgGroupTransitiveMemberAsUser -GroupId "$GroupId" -All -Property 'id')
$filter = "ApplicationAccessPolicy -eq '$PolicyName'"
$holders = @(Get-CsOnlineUser -Filter $filter | ForEach-Object { "$($_.Identity)" })
$granted = 0
foreach ($member in $members) {
    if ($holders -contains $member.Id) {
        continue
    }
    if ($PSCmdlet.ShouldProcess($member.Id, "Grant policy $PolicyName")) {
        Grant-CsApplicationAccessPolicy -PolicyName $PolicyName -Identity $member.Id
        Write-Output "Granted: $($member.Id)."
        $granted++
    }
}
Write-Output "$($members.Count) members, $granted granted now."

foreach ($holder in $holders) {
    if ($members.Id -contains $holder) {
        continue
    }
    if (-not $RemoveOthers) {
        Write-Output "Left alone: $holder has the policy and is not in the group (RemoveOthers takes it away)."
    }
    elseif ($PSCmdlet.ShouldProcess($holder, "Take away policy $PolicyName")) {
        Grant-CsApplicationAccessPolicy -PolicyName $null -Identity $holder
        Write-Output "Taken away: $holder."
    }
}
