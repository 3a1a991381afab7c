package org.virtualvisits.sandbox.graph;

import java.util.List;
import java.util.Set;

/** Which part of Graph a path belongs to, and who answers it. */
final class Router {

    private static final Set<String> MAIL = Set.of("messages", "sendMail", "mailFolders");

    private final UserPaths users;
    private final MeetingPaths meetings;
    private final MailPaths mail;
    private final Tenant tenant;
    private final Throttle throttle;

    Router(UserPaths users, MeetingPaths meetings, MailPaths mail, Tenant tenant, Throttle throttle) {
        this.users = users;
        this.meetings = meetings;
        this.mail = mail;
        this.tenant = tenant;
        this.throttle = throttle;
    }

    /** Counts a call against the limits of the service it is for. What is returned must be run when it ends. */
    Runnable admit(Call call) {
        String area = area(call);
        if (area.equals("onlineMeetings")) {
            throttle.enterMeetings(call.method().equals("GET"));
        } else if (MAIL.contains(area)) {
            return tenant.byIdOrName(call.segments().get(1))
                    .map(user -> throttle.enterMailbox(user.objectId()))
                    .orElse(() -> {});
        }
        return () -> {};
    }

    Answer answer(Call call) {
        List<String> path = call.segments();
        if (path.isEmpty() || !path.getFirst().equals("users")) {
            throw GraphError.noSegment(path.isEmpty() ? "" : path.getFirst());
        }
        if (path.size() == 1) {
            throw GraphError.methodNotAllowed();
        }
        String area = area(call);
        if (area.isEmpty()) {
            return users.answer(call);
        }
        if (area.equals("onlineMeetings")) {
            return meetings.answer(call);
        }
        if (MAIL.contains(area)) {
            return mail.answer(call);
        }
        throw GraphError.noSegment(area);
    }

    private static String area(Call call) {
        List<String> path = call.segments();
        return path.size() > 2 && path.getFirst().equals("users")
                ? path.get(2).replaceFirst("^microsoft\\.graph\\.", "")
                : "";
    }
}
