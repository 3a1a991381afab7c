package org.virtualvisits.functions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.virtualvisits.core.credential.Reporting;
import org.virtualvisits.core.credential.Rotated;
import org.virtualvisits.core.credential.Watch;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.notice.MailAddress;
import org.virtualvisits.functions.wire.Fields;
import org.virtualvisits.functions.wire.Violations;

/** What an organisation has watched, in JSON, both ways; documented in docs/howto/watch-credentials.md. */
final class WatchJson {

    private static final int MOST_APPLICATIONS = 1_000;
    private static final int MOST_PEOPLE = 20;
    private static final int MOST_STEPS = 30;
    private static final int LONGEST_STEP = 365;
    private static final int MOST_ROTATED = 50;
    private static final int LONGEST_VALIDITY = 730;
    private static final int LONGEST = 254;
    private static final ZoneId USUAL_ZONE = ZoneId.of("Europe/London");
    private static final String NOBODY = "nobody@example.org";
    private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private WatchJson() {}

    static Watch read(ObjectNode document, OrganisationId organisation) {
        var violations = new Violations();
        Fields fields = Fields.of(document, violations);
        List<String> fallback = addresses(fields, "fallback");
        if (fallback.isEmpty()) {
            fields.wrong("fallback", "needs at least one address");
        }
        var watch = new Watch(
                organisation,
                fields.has("applications") ? Optional.of(guids(fields, "applications")) : Optional.empty(),
                fields.required("sender", LONGEST, MailAddress::read, "must be a mail address", NOBODY),
                fields.read("zone", 50, WatchJson::zone, "must be an IANA time zone")
                        .orElse(USUAL_ZONE),
                steps(fields),
                !fields.has("toOwners") || fields.requiredFlag("toOwners"),
                addresses(fields, "contacts"),
                fallback.isEmpty() ? List.of(NOBODY) : fallback,
                guids(fields, "apart"),
                rotated(fields),
                report(fields));
        if (watch.rotated().stream().anyMatch(one -> watch.apart().contains(one.appId()))) {
            fields.wrong("rotate", "must not hold an application of apart: there it is unknown which secret is whose");
        }
        fields.end();
        violations.refuseIfAny();
        return watch;
    }

    static ObjectNode write(Watch watch) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        watch.applications()
                .ifPresent(chosen ->
                        texts(node, "applications", chosen.stream().sorted().toList()));
        node.put("sender", watch.sender()).put("zone", watch.zone().getId());
        ArrayNode steps = node.putArray("steps");
        watch.steps().forEach(steps::add);
        node.put("toOwners", watch.toOwners());
        texts(node, "contacts", watch.contacts());
        texts(node, "fallback", watch.fallback());
        texts(node, "apart", watch.apart().stream().sorted().toList());
        ArrayNode rotated = node.putArray("rotate");
        watch.rotated()
                .forEach(one -> rotated.addObject()
                        .put("application", one.appId())
                        .put("secret", one.secret())
                        .put("daysBefore", one.daysBefore())
                        .put("daysValid", one.daysValid())
                        .put("daysOfGrace", one.daysOfGrace()));
        watch.report().ifPresent(report -> {
            ObjectNode its = node.putObject("report");
            texts(its, "to", report.to());
            its.put("every", word(report.every()));
        });
        return node;
    }

    private static List<Rotated> rotated(Fields fields) {
        var rotated = new ArrayList<Rotated>();
        for (Fields one : fields.objects("rotate", MOST_ROTATED)) {
            String appId = one.requiredText("application", 36);
            String secret = one.requiredText("secret", Rotated.LONGEST_NAME);
            int before = days(one, "daysBefore", 0, Rotated.USUAL_DAYS_BEFORE);
            int valid = days(one, "daysValid", 1, Rotated.USUAL_DAYS_VALID);
            int grace = days(one, "daysOfGrace", 1, Rotated.USUAL_DAYS_OF_GRACE);
            one.end();
            if (!GUID.matcher(appId).matches()) {
                one.wrong("application", "must be an application (client) id: a GUID in lower case");
            } else if (!Rotated.isName(secret)) {
                one.wrong("secret", "must be a name of a vault's secret: letters, digits and hyphens");
            } else if (valid <= before + grace) {
                one.wrong("daysValid", "must be more than daysBefore and daysOfGrace together");
            } else if (rotated.stream()
                    .anyMatch(other ->
                            other.appId().equals(appId) || other.secret().equalsIgnoreCase(secret))) {
                one.wrong("application", "and its secret must be there once");
            } else {
                rotated.add(new Rotated(appId, secret, before, valid, grace));
            }
        }
        return rotated;
    }

    private static int days(Fields fields, String name, long least, int usual) {
        return fields.number(name, least, LONGEST_VALIDITY).map(Long::intValue).orElse(usual);
    }

    private static Optional<Reporting> report(Fields fields) {
        return fields.object("report").flatMap(its -> {
            List<String> to = addresses(its, "to");
            Reporting.Every every = its.read("every", 5, WatchJson::every, "must be day, week or month")
                    .orElse(Reporting.Every.WEEK);
            its.end();
            if (to.isEmpty()) {
                its.wrong("to", "needs at least one address");
            }
            return to.isEmpty() ? Optional.empty() : Optional.of(new Reporting(to, every));
        });
    }

    private static Optional<Reporting.Every> every(String text) {
        return Arrays.stream(Reporting.Every.values())
                .filter(one -> word(one).equals(text))
                .findFirst();
    }

    private static String word(Reporting.Every every) {
        return every.name().toLowerCase(Locale.ROOT);
    }

    private static void texts(ObjectNode node, String name, Collection<String> values) {
        ArrayNode array = node.putArray(name);
        values.forEach(array::add);
    }

    private static List<Integer> steps(Fields fields) {
        if (!fields.has("steps")) {
            return Watch.USUAL_STEPS;
        }
        List<Long> steps = fields.numbers("steps", MOST_STEPS, 0, LONGEST_STEP);
        if (steps.isEmpty()) {
            fields.wrong("steps", "needs at least one number of days");
            return Watch.USUAL_STEPS;
        }
        return steps.stream().map(Long::intValue).toList();
    }

    private static List<String> addresses(Fields fields, String name) {
        var addresses = new ArrayList<String>();
        for (String text : fields.texts(name, MOST_PEOPLE, LONGEST)) {
            MailAddress.read(text)
                    .ifPresentOrElse(addresses::add, () -> fields.wrong(name, "must hold mail addresses alone"));
        }
        return addresses;
    }

    private static Set<String> guids(Fields fields, String name) {
        List<String> ids = fields.texts(name, MOST_APPLICATIONS, 36);
        if (!ids.stream().allMatch(id -> GUID.matcher(id).matches())) {
            fields.wrong(name, "must hold application (client) ids: GUIDs in lower case");
        }
        return Set.copyOf(ids);
    }

    private static Optional<ZoneId> zone(String text) {
        try {
            return text.contains("/") ? Optional.of(ZoneId.of(text)) : Optional.empty();
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
