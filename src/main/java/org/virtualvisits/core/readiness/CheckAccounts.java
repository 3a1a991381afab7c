package org.virtualvisits.core.readiness;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.virtualvisits.core.pace.Turns;
import org.virtualvisits.core.readiness.Accounts.Account;
import org.virtualvisits.core.readiness.Accounts.Plan;
import org.virtualvisits.core.readiness.Accounts.Purpose;

/** Asks about accounts that hold visits, each question for all of them at once. */
final class CheckAccounts {

    private final Accounts accounts;
    private final Turns turns;
    private final Clock clock;

    CheckAccounts(Accounts accounts, Turns turns, Clock clock) {
        this.accounts = accounts;
        this.turns = turns;
        this.clock = clock;
    }

    /** Somebody who is to hold visits, and what is found out about them. */
    static final class Person {

        private final Optional<String> principalName;
        private final boolean hosts;
        private final Look look = new Look();
        private Optional<String> objectId;
        private String mailbox = "";
        private boolean synced;

        /**
         * Names them.
         *
         * @param hosts whether meetings are made in their name
         */
        Person(Optional<String> objectId, Optional<String> principalName, boolean hosts) {
            this.objectId = objectId;
            this.principalName = principalName;
            this.hosts = hosts;
            if (objectId.isEmpty() && principalName.isEmpty()) {
                look.find(Defect.ACCOUNT_NOT_NAMED, "");
                look.end();
            }
        }

        Look look() {
            return look;
        }

        private String id() {
            return objectId.orElseThrow();
        }

        private String name() {
            return objectId.or(() -> principalName).orElse("");
        }
    }

    /** Asks all there is to ask; meetings second, because Teams allows the fewest of those in a second. */
    void check(List<Person> people, String holder) {
        Look.ask(people, Person::look, Person::name, accounts::accounts, CheckAccounts::hearAccount);
        List<Person> hosts = people.stream().filter(person -> person.hosts).toList();
        Look.ask(hosts, Person::look, Person::id, accounts::meetings, CheckAccounts::hearMeetings);
        Look.ask(people, Person::look, Person::id, accounts::plans, CheckAccounts::hearPlans);
        var turnstile = new Turnstile(turns, clock, holder);
        List<Person> present =
                people.stream().filter(person -> person.look.isOpen()).toList();
        present.forEach(person -> turnstile.enter(person.mailbox).ifPresent(person.look::wait));
        Look.ask(present, Person::look, Person::id, accounts::mailboxes, CheckAccounts::hearMailbox);
        present.forEach(person -> turnstile.leave(person.mailbox, person.look.pause()));
    }

    private static void hearAccount(Person person, Probe<Account> probe) {
        person.mailbox = person.name().toLowerCase(Locale.ROOT);
        switch (probe) {
            case Probe.Answered<Account>(var account) -> known(person, account);
            case Probe.Absent<Account>() -> ended(person, Defect.ACCOUNT_UNKNOWN);
            case Probe<Account> other -> {
                person.look.find(Defect.DIRECTORY_REFUSED, person.name());
                if (person.objectId.isEmpty()) {
                    person.look.end();
                }
            }
        }
    }

    private static void known(Person person, Account account) {
        boolean differs = person.objectId.isPresent()
                && person.principalName
                        .filter(name -> !name.equalsIgnoreCase(account.userPrincipalName()))
                        .isPresent();
        person.objectId = Optional.of(account.objectId());
        person.mailbox = account.userPrincipalName().toLowerCase(Locale.ROOT);
        person.synced = account.synced();
        if (differs) {
            person.look.find(Defect.ACCOUNT_NAME_DIFFERS, account.objectId());
        }
        if (account.guest()) {
            ended(person, Defect.ACCOUNT_IS_GUEST);
        }
        if (!account.enabled()) {
            person.look.find(Defect.ACCOUNT_DISABLED, account.objectId());
        }
    }

    private static void hearMeetings(Person person, Probe<Optional<Instant>> probe) {
        switch (probe) {
            case Probe.Answered<Optional<Instant>>(var time) -> time.ifPresent(person.look::tells);
            case Probe.Denied<Optional<Instant>>(var policy) ->
                person.look.find(policy ? Defect.POLICY_MISSING : Defect.MEETINGS_REFUSED, person.id());
            case Probe<Optional<Instant>> other -> person.look.find(Defect.MEETINGS_REFUSED, person.id());
        }
    }

    private static void hearPlans(Person person, Probe<List<Plan>> probe) {
        if (!(probe instanceof Probe.Answered<List<Plan>>(var all))) {
            person.look.find(Defect.DIRECTORY_REFUSED, person.id());
            return;
        }
        if (all.isEmpty()) {
            person.look.find(Defect.LICENCE_MISSING, person.id());
            return;
        }
        var plans = new Plans(all);
        plans.teams().ifPresent(defect -> person.look.find(defect, person.id()));
        plans.exchange().ifPresent(defect -> person.look.find(defect, person.id()));
    }

    private static void hearMailbox(Person person, Probe<Purpose> probe) {
        switch (probe) {
            case Probe.Answered<Purpose>(var purpose) ->
                defect(purpose).ifPresent(defect -> person.look.find(defect, person.mailbox));
            case Probe.Absent<Purpose>() ->
                person.look.find(person.synced ? Defect.MAILBOX_ON_PREMISES : Defect.MAILBOX_ABSENT, person.mailbox);
            case Probe<Purpose> other -> person.look.find(Defect.MAILBOX_REFUSED, person.mailbox);
        }
    }

    private static Optional<Defect> defect(Purpose purpose) {
        return switch (purpose) {
            case USER -> Optional.empty();
            case SHARED -> Optional.of(Defect.MAILBOX_SHARED);
            case ROOM, EQUIPMENT -> Optional.of(Defect.MAILBOX_OF_ROOM);
            case LINKED -> Optional.of(Defect.MAILBOX_ON_PREMISES);
            case OTHERS -> Optional.of(Defect.MAILBOX_OF_ANOTHER_KIND);
        };
    }

    private static void ended(Person person, Defect defect) {
        person.look.find(defect, person.name());
        person.look.end();
    }
}
