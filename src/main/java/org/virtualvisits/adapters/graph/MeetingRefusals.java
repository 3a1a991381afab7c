package org.virtualvisits.adapters.graph;

import org.virtualvisits.core.kernel.Attention;

/** What staff are told when Graph refuses a meeting or a look into the directory for good (V11). */
final class MeetingRefusals {

    private final String appId;

    /**
     * Keeps the application's name.
     *
     * @param appId the application (client) id that Graph knows us by
     */
    MeetingRefusals(String appId) {
        this.appId = appId;
    }

    Attention ofMeeting(GraphFailure failure, String organiser) {
        if (failure.isPolicyMissing()) {
            return new Attention(
                    Attention.Code.ACCESS_POLICY_MISSING,
                    "Teams does not let this application hold meetings in the name of account " + organiser + ".",
                    policy(organiser));
        }
        return new Attention(
                Attention.Code.MEETING_REFUSED,
                "Graph refuses a meeting in the name of account " + organiser + " (" + failure.words() + ").",
                fix(failure, organiser));
    }

    Attention ofDirectory(GraphFailure failure) {
        return new Attention(
                Attention.Code.MEETING_REFUSED,
                "Graph does not let this application look up clinicians (" + failure.words() + ").",
                failure.is(401)
                        ? signIn()
                        : "Grant the application permission User.Read.All with admin consent to application " + appId
                                + ", or give the clinician's objectId.");
    }

    private String fix(GraphFailure failure, String organiser) {
        if (failure.is(401)) {
            return signIn();
        }
        if (failure.is(403)) {
            return "Grant the application permission OnlineMeetings.ReadWrite.All with admin consent to application "
                    + appId + ". If it has it, grant the policy as well:\n" + policy(organiser);
        }
        if (failure.is(404)) {
            return "Give as organiser the Entra object id (a GUID, not the user principal name) of an enabled account"
                    + " with a Teams licence.";
        }
        return "See that the organiser has a Teams licence and that the tenant's meeting policies allow what"
                + " docs/reference/graph-calls.md lists; docs/howto/attention.md says more.";
    }

    /** Graph page "cloud-communication-online-meeting-application-access-policy". */
    private String policy(String organiser) {
        return """
                In Teams PowerShell, as a Teams administrator:
                New-CsApplicationAccessPolicy -Identity VirtualVisits -AppIds "%s" -Description "Virtual Visits"
                Grant-CsApplicationAccessPolicy -PolicyName VirtualVisits -Identity "%s"
                The first line is needed once, the second for each organiser (or once, with -Global instead of -Identity). \
                It takes effect within 30 minutes, sometimes hours; the visit is tried again until then.""".formatted(appId, organiser);
    }

    private String signIn() {
        return "See that application " + appId
                + " can sign in: its managed identity or federated credential, the tenant,"
                + " and the scope in the settings.";
    }
}
