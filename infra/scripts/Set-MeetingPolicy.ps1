#Requires -Version 7.2
<#
.SYNOPSIS
Gives clinicians a Teams meeting policy under which patients wait in the lobby (S4.8).

.DESCRIPTION
Makes or mends one meeting policy and grants it to the members of a group. The app asks for the same with every meeting it
makes; a policy also holds for what people change by hand.
Running it again changes nothing that is already so.

.PARAMETER GroupId
Object id of the group whose members hold visits, or are facilitators.

.PARAMETER PolicyName
Name of the policy.

.EXAMPLE
./infra/scripts/Set-MeetingPolicy.ps1 -GroupId 22222222-3333-4444-8555-666666666666 -WhatIf
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)] [guid] $GroupId,
    [Parameter()] [ValidatePattern('^[A-Za-z0-9-]+$')] [string] $PolicyName = 'VirtualVisits'
)

Set-StrictMode -Version 1.0
$ErrorActionPreference = 'Stop'
Connect-MicrosoftTeams | Out-Null

$wanted = @{
    AutoAdmittedUsers                  = 'EveryoneInCompanyExcludingGuests'
    AllowAnonymousUsersToJoinMeeting   = $true
    AllowAnonymousUsersToStartMeeting  = $false
    AllowPSTNUsersToBypassLobby        = $false
    AllowCloudRecording                = $false
    AllowTranscription                 = $false
}
$policy = Get-CsTeamsMeetingPolicy | Where-Object { $_.Identity -eq "Tag:$PolicyName" }
if (-not $policy) {
    if ($PSCmdlet.ShouldProcess($PolicyName, 'Make a meeting policy')) {
        New-CsTeamsMeetingPolicy -Identity $PolicyName @wanted | Out-Null
        Write-Output "Made: meeting policy $PolicyName."
    }
}
else {
    $different = @($wanted.Keys | Where-Object { "$($policy.$_)" -ne "$($wanted[$_])" })
    if ($different.Count -eq 0) {
        Write-Output "Unchanged: meeting policy $PolicyName."
    }
    elseif ($PSCmdlet.ShouldProcess($PolicyName, "Set $($different -join ', ')")) {
        Set-CsTeamsMeetingPolicy -Identity $PolicyName @wanted
        Write-Output "Set: $($different -join ', ') of meeting policy $PolicyName."
    }
}

$assigned = @(Get-CsGroupPolicyAssignment -PolicyType 'TeamsMeetingPolicy' | Where-Object { $_.GroupId -eq "$GroupId" })
if ($assigned.Count -gt 0 -and $assigned[0].PolicyName -eq $PolicyName) {
    Write-Output "Unchanged: the group has meeting policy $PolicyName."
}
elseif ($assigned.Count -gt 0) {
    throw "The group has meeting policy $($assigned[0].PolicyName). Decide which of the two it is to have."
}
elseif ($PSCmdlet.ShouldProcess("$GroupId", "Assign meeting policy $PolicyName")) {
    New-CsGroupPolicyAssignment -GroupId "$GroupId" -PolicyType 'TeamsMeetingPolicy' -PolicyName $PolicyName -Rank 1
    Write-Output "Assigned: meeting policy $PolicyName to the group."
}
