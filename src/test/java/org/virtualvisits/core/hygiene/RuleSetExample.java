package org.virtualvisits.core.hygiene;

import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.virtualvisits.core.kernel.OrganisationId;

/** Makes rule sets for tests: one mailbox in London, and caps that nothing reaches, unless a test says otherwise. */
final class RuleSetExample {

    static final OrganisationId NORTH = new OrganisationId("north");

    static final String FIRST = "first@example.org";
    static final String SECOND = "second@example.org";

    static final Rule OLD_EVENTS = new Rule(Rule.Kind.OLD_EVENTS, Period.ofMonths(6), Action.DELETE);

    private final List<Rule> rules;
    private OrganisationId organisation = NORTH;
    private String id = "usual";
    private List<String> mailboxes = List.of(FIRST);
    private Set<String> held = Set.of();
    private ZoneId zone = ZoneId.of("Europe/London");
    private IdentifierForms identifiers =
            new IdentifierForms(Set.of(IdentifierKind.NHS_NUMBER, IdentifierKind.BIRTH_DATE), List.of());
    private String neutral = "Appointment";
    private boolean inlineToo;
    private boolean privateToo;
    private RuleSet.Caps caps = new RuleSet.Caps(1_000_000, 1_000_000);
    private Optional<Reporting> report = Optional.empty();

    private RuleSetExample(List<Rule> rules) {
        this.rules = rules;
    }

    static RuleSetExample of(Rule... rules) {
        return new RuleSetExample(List.of(rules));
    }

    /** One rule that is of no age: whatever is over is old enough. */
    static RuleSetExample of(Rule.Kind kind, Action action) {
        return of(new Rule(kind, Period.ZERO, action));
    }

    RuleSetExample organisation(OrganisationId its) {
        organisation = its;
        return this;
    }

    RuleSetExample id(String its) {
        id = its;
        return this;
    }

    RuleSetExample mailboxes(String... addresses) {
        mailboxes = List.of(addresses);
        return this;
    }

    RuleSetExample mailboxes(List<String> addresses) {
        mailboxes = addresses;
        return this;
    }

    RuleSetExample held(String... addresses) {
        held = Set.of(addresses);
        return this;
    }

    RuleSetExample zone(String name) {
        zone = ZoneId.of(name);
        return this;
    }

    RuleSetExample recordNumbers(String... patterns) {
        identifiers = new IdentifierForms(
                identifiers.kinds(),
                List.of(patterns).stream().map(RecordNumberPattern::new).toList());
        return this;
    }

    RuleSetExample kinds(IdentifierKind... kinds) {
        identifiers = new IdentifierForms(Set.of(kinds), identifiers.recordNumbers());
        return this;
    }

    RuleSetExample neutral(String subject) {
        neutral = subject;
        return this;
    }

    RuleSetExample inlineToo() {
        inlineToo = true;
        return this;
    }

    RuleSetExample privateToo() {
        privateToo = true;
        return this;
    }

    RuleSetExample caps(long mailbox, long run) {
        caps = new RuleSet.Caps(mailbox, run);
        return this;
    }

    RuleSetExample report(String from, String... to) {
        report = Optional.of(new Reporting(from, List.of(to)));
        return this;
    }

    RuleSet done() {
        return new RuleSet(
                organisation,
                id,
                mailboxes,
                held,
                zone,
                rules,
                identifiers,
                neutral,
                inlineToo,
                privateToo,
                caps,
                report);
    }
}
