package org.virtualvisits.sandbox.graph;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which part of Graph a path belongs to, and who answers it. */
final class Router {

    private static final Set<String> MAIL = Set.of("messages", "sendMail", "mailFolders", "events", "mailboxSettings");

    private final UserPaths users;
    private final LicencePaths licences;
    private final MailboxSettingsPaths mailboxSettings;
    private final MeetingPaths meetings;
    private final MailPaths mail;
    private final ApplicationPaths applications;
    private final EventPaths events;
    private final GroupPaths groups;
    private final Permissions permissions;
    private final Tenant tenant;
    private final Throttle throttle;

    Router(
            UserPaths users,
            MeetingPaths meetings,
            MailPaths mail,
            ApplicationPaths applications,
            EventPaths events,
            GroupPaths groups,
            Permissions permissions,
            Tenant tenant,
            Throttle throttle) {
        this.users = users;
        this.licences = new LicencePaths(tenant);
        this.mailboxSettings = new MailboxSettingsPaths(tenant);
        this.meetings = meetings;
        this.mail = mail;
        this.applications = applications;
        this.events = events;
        this.groups = groups;
        this.permissions = permissions;
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
        if (ApplicationPaths.isFor(call)) {
            authorise(call, "");
            return applications.answer(call);
        }
        if (!path.isEmpty() && path.getFirst().equals("groups")) {
            authorise(call, "");
            return groups.answer(call);
        }
        if (path.isEmpty() || !path.getFirst().equals("users")) {
            throw GraphError.noSegment(path.isEmpty() ? "" : path.getFirst());
        }
        if (path.size() == 1) {
            throw GraphError.methodNotAllowed();
        }
        String area = area(call);
        authorise(call, area);
        if (area.isEmpty()) {
            // Graph page "throttling-limits": a user costs two units, and one less with $select.
            throttle.enterDirectory(false, call.option("$select").isPresent() ? 1 : 2);
            return users.answer(call);
        }
        if (area.equals("licenseDetails")) {
            throttle.enterDirectory(false, call.option("$select").isPresent() ? 1 : 2);
            return licences.answer(call);
        }
        if (area.equals("mailboxSettings")) {
            return mailboxSettings.answer(call);
        }
        if (area.equals("onlineMeetings")) {
            return meetings.answer(call);
        }
        if (area.equals("events")) {
            return events.answer(call);
        }
        if (MAIL.contains(area)) {
            return mail.answer(call);
        }
        throw GraphError.noSegment(area);
    }

    /** Refuses a call none of the application's permissions allows, in the words of the service it is for. */
    private void authorise(Call call, String area) {
        Set<String> allowing = permissions.allowing(call);
        Set<String> held =
                MAIL.contains(area) ? tenant.permissionsIn(call.segments().get(1)) : tenant.applicationPermissions();
        if (allowing.isEmpty() || allowing.stream().anyMatch(held::contains)) {
            return;
        }
        if (MAIL.contains(area)) {
            throw new GraphError(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
        }
        if (area.isEmpty() || area.equals("licenseDetails")) {
            throw new GraphError(
                    403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
        }
        throw new GraphError(
                403,
                "Forbidden",
                "Missing role permissions on the request. API requires one of '%s'. Roles on the request '%s'."
                        .formatted(String.join(", ", allowing), String.join(", ", new TreeSet<>(held))));
    }

    private static String area(Call call) {
        List<String> path = call.segments();
        return path.size() > 2 && path.getFirst().equals("users")
                ? path.get(2).replaceFirst("^microsoft\\.graph\\.", "")
                : "";
    }
}
