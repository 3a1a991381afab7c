package org.virtualvisits.functions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.virtualvisits.core.hygiene.Action;
import org.virtualvisits.core.hygiene.IdentifierForms;
import org.virtualvisits.core.hygiene.IdentifierKind;
import org.virtualvisits.core.hygiene.RecordNumberPattern;
import org.virtualvisits.core.hygiene.Reporting;
import org.virtualvisits.core.hygiene.Rule;
import org.virtualvisits.core.hygiene.RuleSet;
import org.virtualvisits.core.hygiene.RuleSets;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.notice.MailAddress;
import org.virtualvisits.functions.wire.Fields;
import org.virtualvisits.functions.wire.Json;
import org.virtualvisits.functions.wire.Violations;

/** A rule set of mailbox hygiene in JSON, both ways; documented in docs/howto/mailbox-hygiene.md. */
final class RuleSetJson {

    private static final Period OLDEST = Period.ofYears(50);
    private static final long MOST_CHANGES = 10_000_000;
    private static final int MOST_READERS = 10;

    private RuleSetJson() {}

    /** Reads one, and refuses with everything that is wrong. */
    static RuleSet read(String body, OrganisationId organisation, String id) {
        var violations = new Violations();
        Fields fields = Fields.of(Json.object(body), violations);
        List<String> mailboxes = mailboxes(fields);
        Set<String> held = addresses(fields, "held", RuleSet.MOST_MAILBOXES);
        if (!new HashSet<>(mailboxes).containsAll(held)) {
            fields.wrong("held", "must be among the mailboxes");
        }
        ZoneId zone = fields.required("timeZone", 40, RuleSetJson::zone, "must be an IANA time zone", ZoneId.of("UTC"));
        List<Rule> rules = rules(fields);
        IdentifierForms identifiers = identifiers(fields);
        String neutral = fields.text("neutralSubject", 60).orElse("Appointment");
        boolean inline = fields.has("inlineAttachments") && fields.requiredFlag("inlineAttachments");
        boolean closed = fields.has("privateItems") && fields.requiredFlag("privateItems");
        RuleSet.Caps caps =
                fields.object("caps").map(RuleSetJson::caps).orElseGet(() -> new RuleSet.Caps(1_000, 10_000));
        Optional<Reporting> report = report(fields);
        fields.end();
        violations.refuseIfAny();
        return new RuleSet(
                organisation, id, mailboxes, held, zone, rules, identifiers, neutral, inline, closed, caps, report);
    }

    static ObjectNode write(RuleSets.Approved held) {
        RuleSet rules = held.rules();
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", rules.id())
                .put("digest", rules.digest())
                .put("approved", held.valid().isPresent());
        held.approval()
                .ifPresent(approval -> node.putObject("approval")
                        .put("by", approval.by())
                        .put("at", approval.at().toString())
                        .put("digest", approval.digest()));
        write(node.putObject("ruleSet"), rules);
        return node;
    }

    static void write(ObjectNode node, RuleSet rules) {
        rules.mailboxes().forEach(node.putArray("mailboxes")::add);
        ArrayNode held = node.putArray("held");
        rules.held().stream().sorted().forEach(held::add);
        node.put("timeZone", rules.zone().getId());
        ArrayNode list = node.putArray("rules");
        rules.rules().forEach(rule -> write(list.addObject(), rule));
        ArrayNode kinds = node.putArray("identifiers");
        rules.identifiers().kinds().stream().sorted().map(RuleSetJson::word).forEach(kinds::add);
        ArrayNode numbers = node.putArray("recordNumbers");
        rules.identifiers().recordNumbers().forEach(pattern -> numbers.add(pattern.text()));
        node.put("neutralSubject", rules.neutralSubject())
                .put("inlineAttachments", rules.inlineToo())
                .put("privateItems", rules.privateToo());
        node.putObject("caps")
                .put("mailbox", rules.caps().mailbox())
                .put("run", rules.caps().run());
        rules.report().ifPresent(report -> {
            ObjectNode its = node.putObject("report").put("from", report.from());
            report.to().forEach(its.putArray("to")::add);
        });
    }

    static void write(ObjectNode node, Rule rule) {
        node.put("kind", word(rule.kind())).put("age", rule.age().toString()).put("action", word(rule.action()));
    }

    /** An enum's constant as the API writes it. */
    static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> mailboxes(Fields fields) {
        List<String> written = fields.texts("mailboxes", RuleSet.MOST_MAILBOXES, 254);
        if (written.isEmpty()) {
            fields.wrong("mailboxes", "must name at least one mailbox");
        }
        List<String> read = written.stream()
                .flatMap(address -> MailAddress.read(address).stream())
                .distinct()
                .toList();
        if (read.size() < written.size()) {
            fields.wrong("mailboxes", "must be mail addresses, each one once");
        }
        return read;
    }

    private static Optional<Reporting> report(Fields fields) {
        return fields.object("report").flatMap(its -> {
            String from = its.required("from", 254, MailAddress::read, "must be a mail address", "");
            List<String> to = List.copyOf(new TreeSet<>(addresses(its, "to", MOST_READERS)));
            its.end();
            if (to.isEmpty()) {
                its.wrong("to", "needs at least one address");
            }
            return to.isEmpty() ? Optional.empty() : Optional.of(new Reporting(from, to));
        });
    }

    private static Set<String> addresses(Fields fields, String name, int most) {
        var addresses = new HashSet<String>();
        fields.texts(name, most, 254)
                .forEach(address -> MailAddress.read(address)
                        .ifPresentOrElse(addresses::add, () -> fields.wrong(name, "must be mail addresses")));
        return addresses;
    }

    private static List<Rule> rules(Fields fields) {
        List<Fields> written = fields.objects("rules", RuleSet.MOST_RULES);
        if (written.isEmpty()) {
            fields.wrong("rules", "must hold at least one rule");
        }
        var rules = new ArrayList<Rule>();
        for (Fields one : written) {
            Optional<Rule.Kind> kind = constant(one, "kind", Rule.Kind.class);
            Optional<Action> action = constant(one, "action", Action.class);
            Period age = one.required(
                    "age", 20, RuleSetJson::age, "must be an ISO 8601 period such as P6M or P30D", Period.ZERO);
            one.end();
            if (kind.isPresent() && action.isPresent()) {
                if (kind.get().actions().contains(action.get())) {
                    rules.add(new Rule(kind.get(), age, action.get()));
                } else {
                    one.wrong("action", "cannot be done about what this rule finds");
                }
            }
        }
        return rules;
    }

    private static IdentifierForms identifiers(Fields fields) {
        var kinds = EnumSet.noneOf(IdentifierKind.class);
        for (String written : fields.texts("identifiers", 10, 40)) {
            constant(written, IdentifierKind.class)
                    .filter(kind -> kind != IdentifierKind.RECORD_NUMBER)
                    .ifPresentOrElse(
                            kinds::add, () -> fields.wrong("identifiers", "must be kinds that are known here"));
        }
        var patterns = new ArrayList<RecordNumberPattern>();
        for (String written : fields.texts("recordNumbers", 10, 60)) {
            try {
                patterns.add(new RecordNumberPattern(written));
            } catch (IllegalArgumentException notOne) {
                fields.wrong("recordNumbers", "must be patterns such as MRN-#{6,8}, of four characters or more");
            }
        }
        return new IdentifierForms(kinds, patterns);
    }

    private static RuleSet.Caps caps(Fields fields) {
        var caps = new RuleSet.Caps(
                fields.number("mailbox", 0, MOST_CHANGES).orElse(1_000L),
                fields.number("run", 0, MOST_CHANGES).orElse(10_000L));
        fields.end();
        return caps;
    }

    private static <E extends Enum<E>> Optional<E> constant(Fields fields, String name, Class<E> type) {
        E first = type.getEnumConstants()[0];
        Optional<E> read = fields.read(name, 40, text -> constant(text, type), "is not a word that is known here");
        if (read.isEmpty() && !fields.isText(name)) {
            fields.wrong(name, "is required, such as " + word(first));
        }
        return read;
    }

    private static <E extends Enum<E>> Optional<E> constant(String written, Class<E> type) {
        for (E one : type.getEnumConstants()) {
            if (word(one).equals(written)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private static Optional<ZoneId> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text))
                    .filter(zone -> ZoneId.getAvailableZoneIds().contains(text));
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }

    private static Optional<Period> age(String text) {
        try {
            Period period = Period.parse(text);
            LocalDate day = LocalDate.of(2000, 1, 1);
            boolean fits = !period.isNegative() && !day.minus(period).isBefore(day.minus(OLDEST));
            return fits ? Optional.of(period) : Optional.empty();
        } catch (DateTimeException | ArithmeticException notOne) {
            return Optional.empty();
        }
    }
}
