package org.virtualvisits.sandbox;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.virtualvisits.core.credential.Report;
import org.virtualvisits.core.credential.State;
import org.virtualvisits.core.hygiene.ShowSweeps;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.rotation.Rotation;
import org.virtualvisits.core.visit.FindVisit;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.sandbox.graph.SimulatedMeeting;

/** The sandbox's page: the EHR's side on the left, Teams in the middle, the patient's phone and mailbox on the right. */
final class SandboxPage {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.UK).withZone(ZoneId.of("Europe/London"));
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm:ss", Locale.UK).withZone(ZoneId.of("Europe/London"));

    private static final Pattern LINK = Pattern.compile("https?://\\S+/join/[0-9A-Za-z]{22}");

    private SandboxPage() {}

    static String of(LocalWorld world) {
        return LocalWorld.resource("page.html")
                .replace("{{now}}", CLOCK.format(world.clock().instant()))
                .replace("{{graph}}", graph(world))
                .replace(
                        "{{visits}}",
                        list(world.visits().stream().map(SandboxPage::visit).toList(), "No appointment yet. Book one."))
                .replace(
                        "{{meetings}}",
                        list(
                                world.graph().meetings().stream()
                                        .map(SandboxPage::meeting)
                                        .toList(),
                                "No meeting yet."))
                .replace("{{credentials}}", credentials(world))
                .replace(
                        "{{hygiene}}",
                        list(world.sweeps().stream().map(SandboxPage::sweep).toList(), "No sweep yet."))
                .replace("{{texts}}", messages(world, "sms"))
                .replace("{{mails}}", messages(world, "email"));
    }

    private static String graph(LocalWorld world) {
        Instant now = world.clock().instant();
        boolean broken = world.graph().faults().stream()
                .anyMatch(plan ->
                        Optional.ofNullable(plan.until()).filter(now::isAfter).isEmpty());
        return broken
                ? "<span class=bad>Graph is broken</span> " + button("mend", "Mend it", "")
                : "<span class=good>Graph works</span> " + button("break", "Break it for 5 minutes", "");
    }

    private static String credentials(LocalWorld world) {
        return world.credentials()
                .map(report -> "<p>Last run: " + escape(report.round().outcome())
                        + report.round()
                                .beat()
                                .map(beat -> ", " + TIME.format(beat))
                                .orElse("") + ", "
                        + report.round().sent() + " mails that day</p>"
                        + list(
                                report.lines().stream()
                                        .map(line -> credential(
                                                line,
                                                Optional.ofNullable(world.rotations()
                                                        .get(line.credential().id()))))
                                        .toList(),
                                "No credential."))
                .orElse(
                        "<p class=none>Not watched yet. Each run does what is left of the day's work; the clock does the"
                                + " rest.</p>");
    }

    private static String credential(Report.Line line, Optional<Rotation> rotation) {
        boolean bad = line.state() == State.EXPIRED || line.credential().own();
        return "<h3>" + escape(line.credential().application()) + " <small class=" + (bad ? "bad" : "good") + ">"
                + line.state().name().toLowerCase(Locale.ROOT).replace('_', ' ') + "</small></h3><p>" + line.kind()
                + ", " + line.expires() + ", "
                + (line.daysLeft() < 0 ? -line.daysLeft() + " days ago" : line.daysLeft() + " days left")
                + rotation.map(its -> "<br>rotation: "
                                + its.step().name().toLowerCase(Locale.ROOT)
                                + its.trouble()
                                        .map(trouble -> ", " + escape(trouble))
                                        .orElse(""))
                        .orElse("")
                + "</p>";
    }

    private static String visit(FindVisit.Shown shown) {
        Visit visit = shown.visit();
        String id = visit.appointmentId();
        boolean cancelled = visit.wanted().status().code().equals("cancelled");
        String hidden = "<input type=hidden name=appointment value=\"" + escape(id) + "\">";
        String links = shown.links().stream()
                .map(link -> "<a href=\"" + escape(link.url().toString()) + "\">join link ("
                        + link.contact().channel().word() + ")</a>")
                .collect(Collectors.joining(" · "));
        String attention =
                shown.attention().stream().map(SandboxPage::attention).collect(Collectors.joining());
        return "<h3>" + escape(id) + " <small class=" + (cancelled ? "bad" : "good") + ">"
                + visit.wanted().status().code() + "</small></h3><p>"
                + visit.wanted().start().map(TIME::format).orElse("no start") + "<br>meeting: "
                + StateJson.word(visit.meeting()) + "<br>" + links + "</p>" + attention + "<p class=buttons>"
                + button("move", "Move by a day", hidden)
                + (cancelled ? button("rebook", "Book again", hidden) : button("cancel", "Cancel", hidden))
                + button("near", "Go to 10 min before", hidden) + "</p>";
    }

    private static String attention(Attention attention) {
        return "<p class=attention><b>Needs attention:</b> " + escape(attention.what()) + "<br><code>"
                + escape(attention.fix()) + "</code></p>";
    }

    private static String meeting(SimulatedMeeting meeting) {
        return "<h3>" + escape(String.valueOf(meeting.subject())) + " <small class="
                + (meeting.deleted() ? "bad" : "good")
                + ">" + (meeting.deleted() ? "deleted" : "live") + "</small></h3><p>" + TIME.format(meeting.start())
                + " – " + TIME.format(meeting.end()).replaceAll(".*, ", "") + "<br><small>organiser "
                + escape(meeting.organiserObjectId()) + "<br>external id "
                + escape(String.valueOf(meeting.externalId()))
                + "</small></p>";
    }

    private static String sweep(ShowSweeps.Progress progress) {
        return "<h3>" + TIME.format(progress.sweep().started()) + " <small>"
                + progress.sweep().state() + (progress.sweep().enforces() ? ", enforced" : ", report only")
                + "</small></h3><p><progress max=" + progress.mailboxes() + " value=" + progress.over()
                + "></progress> "
                + progress.over() + " of " + progress.mailboxes() + " mailboxes<br>"
                + progress.tally().seen() + " items seen, " + progress.tally().due() + " due, "
                + progress.tally().acted() + " acted on</p>";
    }

    private static String messages(LocalWorld world, String channel) {
        return list(
                Message.all(world).reversed().stream()
                        .filter(message -> message.channel().equals(channel))
                        .map(SandboxPage::message)
                        .toList(),
                "Nothing yet.");
    }

    private static String message(Message message) {
        String subject = message.subject().isEmpty() ? "" : "<h3>" + escape(message.subject()) + "</h3>";
        String ics = message.ics()
                .map(text -> "<details><summary>Invite: " + method(text) + "</summary><pre>" + escape(text)
                        + "</pre></details>")
                .orElse("");
        String body = "<p class=text>" + linked(escape(message.body())) + "</p>";
        String answers = message.channel().equals("sms") ? answers(message.to()) : "";
        return subject + "<p><small>" + TIME.format(message.at()) + " to " + escape(message.to()) + "</small></p>"
                + (message.channel().equals("sms") ? body : mail(message, body)) + ics + answers;
    }

    /** What the phone that has this text can answer, through the simulated Event Grid. */
    private static String answers(String phone) {
        return Stream.of("Y", "N", "STOP", "START", "HELP", "Y but late")
                .map(words -> button(
                        "reply",
                        words,
                        "<input type=hidden name=from value=\"" + escape(phone)
                                + "\"><input type=hidden name=words value=\"" + words + "\">"))
                .collect(Collectors.joining(" ", "<p class=buttons>", "</p>"));
    }

    /** A mail is long: its link first, the rest on request. */
    private static String mail(Message message, String body) {
        Matcher link = LINK.matcher(message.body());
        return (link.find() ? "<p>" + linked(escape(link.group())) + "</p>" : "")
                + "<details><summary>Read the mail</summary>" + body + "</details>";
    }

    private static String method(String ics) {
        return ics.lines()
                .filter(line -> line.startsWith("METHOD:") || line.startsWith("SEQUENCE:"))
                .map(line -> line.substring(line.indexOf(':') + 1))
                .collect(Collectors.joining(", sequence "));
    }

    private static String linked(String text) {
        return text.replaceAll("(https?://[^\\s<]+[0-9A-Za-z/])", "<a href=\"$1\">$1</a>");
    }

    private static String list(List<String> items, String otherwise) {
        return items.isEmpty()
                ? "<p class=none>" + otherwise + "</p>"
                : items.stream().map(item -> "<li>" + item + "</li>").collect(Collectors.joining("", "<ul>", "</ul>"));
    }

    private static String button(String act, String label, String hidden) {
        return "<form method=post action=/sandbox/act><input type=hidden name=act value=" + act + ">" + hidden
                + "<button>" + label + "</button></form>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
