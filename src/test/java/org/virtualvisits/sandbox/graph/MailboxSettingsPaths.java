package org.virtualvisits.sandbox.graph;

import java.util.List;
import java.util.Locale;

/** {@code GET /users/{id}/mailboxSettings/userPurpose} (Graph page "user-get-mailboxsettings"). */
final class MailboxSettingsPaths {

    private final Tenant tenant;

    MailboxSettingsPaths(Tenant tenant) {
        this.tenant = tenant;
    }

    Answer answer(Call call) {
        List<String> path = call.segments();
        if (path.size() != 4 || !path.get(3).equals("userPurpose")) {
            throw GraphError.noSegment(path.getLast());
        }
        if (!call.method().equals("GET")) {
            throw GraphError.methodNotAllowed();
        }
        SimulatedUser owner = MailPaths.owner(tenant, path.get(1));
        return Answer.json(
                200,
                Json.object()
                        .put(
                                "@odata.context",
                                "https://graph.microsoft.com/v1.0/$metadata#users('%s')/mailboxSettings/userPurpose"
                                        .formatted(path.get(1)))
                        .put("value", owner.mailbox().name().toLowerCase(Locale.ROOT)));
    }
}
