#Requires -Version 7.2
<#
.SYNOPSIS
Makes new Bookings mailboxes take an address in the organisation's own domain (S4.9).

.DESCRIPTION
Bookings mailboxes otherwise take the tenant's default domain, which for many is onmicrosoft.com: mail from there lands in
patients' junk folders. Mailboxes that exist keep their addresses.
Running it again changes nothing that is already so.

.PARAMETER Domain
An accepted domain of the tenant, with SPF, DKIM and DMARC in order.

.PARAMETER PolicyName
The Outlook on the web mailbox policy to change.

.EXAMPLE
./infra/scripts/Set-BookingsDomain.ps1 -Domain example.nhs.uk -WhatIf
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)] [ValidatePattern('^[a-z0-9.-]+\.[a-z]+$')] [string] $Domain,
    [Parameter()] [ValidateNotNullOrEmpty()] [string] $PolicyName = 'OwaMailboxPolicy-Default'
)

Set-StrictMode -Version 1.0
$ErrorActionPreference = 'Stop'
Connect-ExchangeOnline -ShowBanner:$false

$accepted = @(Get-AcceptedDomain | Where-Object { $_.DomainName -eq $Domain })
if ($accepted.Count -eq 0) {
    throw "$Domain is no accepted domain of this tenant."
}
$policy = Get-OwaMailboxPolicy -Identity $PolicyName
if ($policy.BookingsMailboxDomain -eq $Domain) {
    Write-Output "Unchanged: new Bookings mailboxes are in $Domain."
}
elseif ($PSCmdlet.ShouldProcess($PolicyName, "Put new Bookings mailboxes in $Domain")) {
    Set-OwaMailboxPolicy -Identity $PolicyName -BookingsMailboxDomain $Domain
    Write-Output "Set: new Bookings mailboxes are in $Domain. Before: '$($policy.BookingsMailboxDomain)'."
}
