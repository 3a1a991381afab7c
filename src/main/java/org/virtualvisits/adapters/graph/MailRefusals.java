package org.virtualvisits.adapters.graph;

import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.notice.Messenger.Mail;

/** What staff are told when Exchange refuses a mail for good (V11). Names the clinic's mailbox, never the reader's. */
final class MailRefusals {

    private static final String PHONE = " Until then tell this patient by phone.";

    private final String appId;

    /**
     * Keeps the application's name.
     *
     * @param appId the application (client) id that Exchange knows us by
     */
    MailRefusals(String appId) {
        this.appId = appId;
    }

    Attention of(GraphFailure failure, Mail mail) {
        if (failure.is(403)) {
            return attention(
                    "This application may not send from " + mail.from() + " (" + failure.words() + ").",
                    grant(mail.from()));
        }
        if (failure.is(404)) {
            return attention(
                    "The clinic's sender " + mail.from() + " has no mailbox in Exchange Online (" + failure.words()
                            + ").",
                    "Make it one, in Exchange Online PowerShell: New-Mailbox -Shared -Name \"Virtual visits\""
                            + " -PrimarySmtpAddress " + mail.from() + "; or correct the clinic's sender." + PHONE);
        }
        return attention(
                "Exchange refuses a mail from " + mail.from() + " (" + failure.words() + ").",
                "See that the patient's mail address in the record is right: a corrected one is written to at once."
                        + PHONE);
    }

    /** Strikes every mail, so none is given up for it. */
    Attention ofSignIn(GraphFailure failure) {
        return new Attention(
                Attention.Code.MESSAGES_BARRED,
                "Microsoft Graph does not let this application in (" + failure.words() + "), so no mail goes out.",
                "See that application " + appId + " can sign in: its managed identity or its secret or certificate, the"
                        + " tenant, and the scope in the settings. This mail goes out within ten minutes of the fix; if"
                        + " the visit is near, tell this patient by phone.");
    }

    Attention ofSender(Mail mail) {
        return attention(
                "The clinic's sender is not a mail address.",
                "Correct the clinic's sender; notice " + mail.key() + " waits for nothing else." + PHONE);
    }

    Attention ofReader() {
        return new Attention(
                Attention.Code.BAD_EMAIL,
                "A patient's mail address is not one.",
                "Correct it in the record, and send the appointment again." + PHONE);
    }

    /** Graph page "auth-limit-mailbox-access". A grant in Entra would open every mailbox of the tenant. */
    private String grant(String mailbox) {
        return """
                In Exchange Online PowerShell, once per application:
                New-ServicePrincipal -AppId "%1$s" -ObjectId "<its enterprise application's object id>"
                New-ManagementScope -Name VirtualVisits -RecipientRestrictionFilter "PrimarySmtpAddress -eq '%2$s'"
                New-ManagementRoleAssignment -App "%1$s" -Role "Application Mail.Send" -CustomResourceScope VirtualVisits
                New-ManagementRoleAssignment -App "%1$s" -Role "Application Mail.ReadWrite" -CustomResourceScope VirtualVisits
                If the scope exists, widen it: Set-ManagementScope VirtualVisits -RecipientRestrictionFilter \
                "<its filter> -or PrimarySmtpAddress -eq '%2$s'". Check with \
                Test-ServicePrincipalAuthorization -Identity "%1$s" -Resource %2$s; it takes effect within two hours.""".formatted(appId, mailbox) + PHONE;
    }

    private static Attention attention(String what, String fix) {
        return new Attention(Attention.Code.NOTICE_FAILED, what, fix);
    }
}
