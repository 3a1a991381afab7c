package org.virtualvisits.core.readiness;

/** The commands that mend defects, with the names filled in that are known. What a reader must fill in stands in angle brackets. */
final class Commands {

    private static final String SET =
            "az functionapp config appsettings set --name <app> --resource-group <group> --settings ";

    private final String appId;

    Commands(String appId) {
        this.appId = appId;
    }

    String of(Defect defect, String about) {
        return switch (defect) {
            case SIGN_IN_REFUSED ->
                "See that the identity exists, az ad sp show --id " + appId
                        + ", and that the settings GRAPH_* name it (docs/reference/settings.md).";
            case TABLE_UNREACHABLE ->
                "az storage table create --name " + about + " --account-name <account> --auth-mode login && "
                        + role("Storage Table Data Contributor");
            case TABLE_READ_ONLY -> role("Storage Table Data Contributor");
            case QUEUE_UNREACHABLE ->
                "az storage queue create --name " + about + " --account-name <account> --auth-mode login && "
                        + role("Storage Queue Data Contributor");
            case VAULT_UNREACHABLE -> role("Key Vault Secrets User");
            case SECRET_MISSING ->
                "Store it: az keyvault secret set --vault-name <vault> --name " + about
                        + " --file <file with the secret>";
            case TEXTS_OFF -> SET + "SMS_PROVIDER=acs ACS_ENDPOINT=<endpoint> ACS_SENDER=<number>";
            case TEXT_SENDER_INVALID -> SET + "ACS_SENDER=<number as +447700900999, or a registered name>";
            case CLOCK_OFF -> "Restart the app: az functionapp restart --name <app> --resource-group <group>";
            case CLINIC_PHONE_INVALID ->
                "Correct the clinic: PUT /api/organisations/{organisation}/clinics/{id}, phone.";
            case SENDER_ABSENT ->
                "New-Mailbox -Shared -Name \"Virtual visits\" -PrimarySmtpAddress \"" + about
                        + "\" (Exchange Online PowerShell); or correct the clinic's sender.";
            case SENDER_REFUSED, SENDER_MAY_NOT_SEND -> mailAccess(about);
            case SENDER_IS_CLINICIAN ->
                "Give the clinic a mailbox of its own, New-Mailbox -Shared -Name \"<clinic>\" -PrimarySmtpAddress"
                        + " \"<address>\", and configure it as sender.";
            case NOT_CHECKED -> "Check again: POST /api/readiness?organisation=<organisation>.";
            case MAILBOX_REFUSED -> mailboxSettings(about);
            default -> ofAccount(defect, about);
        };
    }

    private String ofAccount(Defect defect, String about) {
        return switch (defect) {
            case ACCOUNT_NOT_NAMED, ACCOUNT_UNKNOWN, ACCOUNT_OF_TWO ->
                "Configure the right account, PUT /api/organisations/{organisation}/clinicians/{id}, userPrincipalName:"
                        + " Get-MgUser -Search '\"displayName:<name>\"' -ConsistencyLevel eventual finds it.";
            case ACCOUNT_NAME_DIFFERS ->
                "See whose it is, Get-MgUser -UserId \"" + about
                        + "\", and correct userPrincipalName or objectId: PUT /api/organisations/{organisation}/clinicians/{id}.";
            case ACCOUNT_DISABLED -> "Update-MgUser -UserId \"" + about + "\" -AccountEnabled:$true";
            case ACCOUNT_IS_GUEST ->
                "Give the clinician an account of this tenant, and configure that: PUT"
                        + " /api/organisations/{organisation}/clinicians/{id}.";
            case DIRECTORY_REFUSED -> graphAccess("look-ups");
            case MEETINGS_REFUSED -> graphAccess("meetings");
            case POLICY_MISSING ->
                "Grant-CsApplicationAccessPolicy -PolicyName VirtualVisits -Identity \"" + about
                        + "\" (Teams PowerShell); for a whole group: ./infra/scripts/Grant-MeetingAccess.ps1 -ClientId "
                        + appId
                        + " -GroupId <group>";
            case LICENCE_MISSING, TEAMS_MISSING, EXCHANGE_MISSING ->
                "Set-MgUserLicense -UserId \"" + about
                        + "\" -AddLicenses @{SkuId = \"<SkuId of Get-MgSubscribedSku>\"} -RemoveLicenses @()";
            case TEAMS_DISABLED, EXCHANGE_DISABLED ->
                "Set-MgUserLicense -UserId \"" + about
                        + "\" -AddLicenses @{SkuId = \"<SkuId of Get-MgUserLicenseDetail -UserId " + about
                        + ">\"; DisabledPlans = @()} -RemoveLicenses @()";
            case TEAMS_PENDING, EXCHANGE_PENDING ->
                "Wait. If it is so after 24 hours: Invoke-MgLicenseUser -UserId \"" + about + "\"";
            case TEAMS_FAILED, EXCHANGE_FAILED ->
                "See why, Get-MgUser -UserId \"" + about
                        + "\" -Property LicenseAssignmentStates, and then: Invoke-MgLicenseUser -UserId \"" + about
                        + "\"";
            case MAILBOX_SHARED, MAILBOX_OF_ROOM ->
                "Set-Mailbox -Identity \"" + about
                        + "\" -Type Regular (Exchange Online PowerShell), if it is a person's; else configure the person's own.";
            case MAILBOX_ON_PREMISES ->
                "New-MoveRequest -Identity \"" + about
                        + "\" -Remote -RemoteHostName <hybrid server> -TargetDeliveryDomain"
                        + " <tenant>.mail.onmicrosoft.com -RemoteCredential (Get-Credential)";
            case MAILBOX_ABSENT ->
                "Get-EXOMailbox -Identity \"" + about + "\" -SoftDeletedMailbox; with a licence for"
                        + " Exchange Online a new one is made within a day.";
            case MAILBOX_OF_ANOTHER_KIND ->
                "See which: Get-EXOMailbox -Identity \"" + about + "\" | Select RecipientTypeDetails";
            default -> throw new IllegalArgumentException("no command for " + defect);
        };
    }

    private String role(String name) {
        return "az role assignment create --assignee-object-id <of the app's identity> --assignee-principal-type ServicePrincipal"
                + " --role \"" + name + "\" --scope <id of the resource>";
    }

    private String graphAccess(String feature) {
        return "./infra/scripts/Grant-GraphAccess.ps1 -ClientId " + appId + " (its feature \"" + feature + "\")";
    }

    /** The scope is replaced as a whole, so all clinics' mailboxes are named each time. */
    private String mailAccess(String mailbox) {
        return "./infra/scripts/Grant-MailAccess.ps1 -ClientId " + appId
                + " -ObjectId <of its enterprise application> -Mailbox " + mailbox
                + ",<all other clinics'> -Outside <a mailbox it must not reach>";
    }

    /** A scope of its own: clinicians' mailboxes are nothing that the app may read or send from. */
    private String mailboxSettings(String mailbox) {
        return "Add-DistributionGroupMember -Identity \"<clinicians' group>\" -Member \"" + mailbox
                + "\" (Exchange Online PowerShell). Once: ./infra/scripts/Grant-MailAccess.ps1 -ClientId " + appId
                + " … -Clinicians \"<the group's DistinguishedName>\" (docs/howto/readiness.md)";
    }
}
