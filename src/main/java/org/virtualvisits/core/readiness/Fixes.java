package org.virtualvisits.core.readiness;

/**
 * What staff read of a finding: what is wrong, the exact act that mends it, and how soon that acts (V11). In English, as all
 * fixes are: commands and the names of menus would not survive translation.
 */
public final class Fixes {

    private static final String AT_ONCE = "It acts at once.";

    /** Graph page "cloud-communication-online-meeting-application-access-policy": "up to 30 minutes". */
    private static final String POLICY = "It acts within 30 minutes, at times in hours.";

    /** Exchange page "application-rbac": 30 minutes to 2 hours. */
    private static final String MAIL_ROLES = "It acts within two hours.";

    /** Teams page "user-access": up to 24 hours. */
    private static final String LICENCE = "It acts within 24 hours, as a rule within one.";

    /** App Service restarts the app with new settings; new roles in Azure take up to ten minutes ("RBAC troubleshooting"). */
    private static final String AZURE = "It acts within ten minutes.";

    /** Access tokens live for about an hour, and new rights come with the next one. */
    private static final String TOKEN =
            "It acts with the app's next token, within 24 hours; a restart of the app hastens it.";

    private final Commands commands;

    /**
     * Keeps the application's name.
     *
     * @param appId the application (client) id that Graph knows us by
     */
    public Fixes(String appId) {
        this.commands = new Commands(appId);
    }

    /** What is wrong. */
    public String what(Finding finding) {
        String about = finding.about();
        return switch (finding.defect()) {
            case SIGN_IN_REFUSED -> "Microsoft Graph does not let the app sign in.";
            case TABLE_UNREACHABLE -> "Table " + about + " cannot be read.";
            case TABLE_READ_ONLY -> "Table " + about + " cannot be written.";
            case QUEUE_UNREACHABLE -> "Queue " + about + " cannot be reached.";
            case VAULT_UNREACHABLE -> "The key vault does not let the app read secret " + about + ".";
            case SECRET_MISSING -> "The key vault has no secret " + about + ", which a source's signatures need.";
            case TEXTS_OFF -> "This deployment sends no text messages.";
            case TEXT_SENDER_INVALID -> "Text messages are to come from " + about + ", which is no number or name.";
            case CLOCK_OFF -> "Our clock and another's differ: by ours, that of " + about + ".";
            case CLINIC_PHONE_INVALID -> "The clinic's phone number cannot be read as one: " + about + ".";
            case SENDER_ABSENT -> "Exchange Online has no mailbox " + about + " for the clinic to write from.";
            case SENDER_REFUSED -> "The app may not use the clinic's mailbox " + about + ".";
            case SENDER_MAY_NOT_SEND -> "The app may not send from the clinic's mailbox " + about + ".";
            case SENDER_IS_CLINICIAN -> "The clinic writes from a clinician's own mailbox, " + about + ".";
            case ACCOUNT_NOT_NAMED -> "Neither an object id nor a user principal name is configured.";
            case ACCOUNT_UNKNOWN -> "The directory has no account " + about + ".";
            case ACCOUNT_DISABLED -> "Account " + about + " is disabled.";
            case ACCOUNT_IS_GUEST -> "Account " + about + " is a guest's.";
            case ACCOUNT_OF_TWO -> "Another clinician is configured with the same account, " + about + ".";
            case ACCOUNT_NAME_DIFFERS ->
                "Account " + about
                        + " goes by another user principal name than is configured: it may be another person's.";
            case DIRECTORY_REFUSED -> "The app may not look up account " + about + " and its licences.";
            case LICENCE_MISSING -> "Account " + about + " has no licence.";
            case TEAMS_MISSING -> "Account " + about + " has no licence that includes Teams.";
            case TEAMS_DISABLED -> "Teams is switched off in the licence of account " + about + ".";
            case TEAMS_PENDING -> "Teams is still being set up for account " + about + ".";
            case TEAMS_FAILED -> "Teams could not be set up for account " + about + ".";
            case EXCHANGE_MISSING -> "Account " + about + " has no licence that includes Exchange Online.";
            case EXCHANGE_DISABLED -> "Exchange Online is switched off in the licence of account " + about + ".";
            case EXCHANGE_PENDING -> "Exchange Online is still being set up for account " + about + ".";
            case EXCHANGE_FAILED -> "Exchange Online could not be set up for account " + about + ".";
            case MAILBOX_SHARED -> about + " is a shared mailbox.";
            case MAILBOX_OF_ROOM -> about + " is the mailbox of a room or a device.";
            case MAILBOX_ON_PREMISES -> "The mailbox of " + about + " is in a local Exchange server.";
            case MAILBOX_ABSENT -> about + " has no mailbox in Exchange Online.";
            case MAILBOX_OF_ANOTHER_KIND -> about + " is a kind of mailbox that we do not know.";
            case MAILBOX_REFUSED -> "The app may not see what kind of mailbox " + about + " is.";
            case POLICY_MISSING -> "Teams does not let the app hold meetings in the name of account " + about + ".";
            case MEETINGS_REFUSED -> "Graph refuses meetings in the name of account " + about + ".";
            case NOT_CHECKED -> "A service did not answer, so not everything could be told.";
        };
    }

    /** The exact act that mends it. */
    public String fix(Finding finding) {
        return commands.of(finding.defect(), finding.about());
    }

    /** How soon the act acts. */
    public String acts(Finding finding) {
        return switch (finding.defect()) {
            case TABLE_UNREACHABLE,
                    TABLE_READ_ONLY,
                    QUEUE_UNREACHABLE,
                    VAULT_UNREACHABLE,
                    TEXTS_OFF,
                    TEXT_SENDER_INVALID -> AZURE;
            case SIGN_IN_REFUSED, DIRECTORY_REFUSED, MEETINGS_REFUSED -> TOKEN;
            case SENDER_REFUSED, SENDER_MAY_NOT_SEND, MAILBOX_REFUSED -> MAIL_ROLES;
            case POLICY_MISSING -> POLICY;
            case SENDER_ABSENT,
                    LICENCE_MISSING,
                    TEAMS_MISSING,
                    TEAMS_DISABLED,
                    TEAMS_PENDING,
                    TEAMS_FAILED,
                    EXCHANGE_MISSING,
                    EXCHANGE_DISABLED,
                    EXCHANGE_PENDING,
                    EXCHANGE_FAILED,
                    MAILBOX_SHARED,
                    MAILBOX_OF_ROOM,
                    MAILBOX_ON_PREMISES,
                    MAILBOX_ABSENT -> LICENCE;
            case SECRET_MISSING,
                    CLOCK_OFF,
                    CLINIC_PHONE_INVALID,
                    SENDER_IS_CLINICIAN,
                    ACCOUNT_NOT_NAMED,
                    ACCOUNT_UNKNOWN,
                    ACCOUNT_DISABLED,
                    ACCOUNT_IS_GUEST,
                    ACCOUNT_OF_TWO,
                    ACCOUNT_NAME_DIFFERS,
                    MAILBOX_OF_ANOTHER_KIND,
                    NOT_CHECKED -> AT_ONCE;
        };
    }
}
