package org.virtualvisits.core.credential;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.virtualvisits.core.credential.Registrations.Reading;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.core.notice.Messenger;
import org.virtualvisits.sandbox.memory.InMemoryCredentialLedger;

/** The watch over a tenant, with a mail service that can kill it. */
final class WatchedWorld {

    /** What there is on a day. */
    interface Directory {

        Reading read(LocalDate day, Optional<Set<String>> applications, Consumer<Registration> each);
    }

    /** The end of a process. */
    static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Standing clock = new Standing();
    private final InMemoryCredentialLedger ledger = new InMemoryCredentialLedger();
    private final Map<String, Integer> sentByKey = new HashMap<>();
    private final Map<String, Integer> sent = new TreeMap<>();
    private final Map<String, Delivery> answers = new HashMap<>();
    private final List<CalendarEntries.Entry> entries = new ArrayList<>();
    private final List<OrganisationId> followed = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final WatchCredentials watch;
    private int diesAt;
    private boolean diesAfter;
    private int mails;

    /** One organisation that has all of it watched. */
    WatchedWorld(MadeUpTenant tenant) {
        this((day, applications, each) -> {
            tenant.holders().forEach(holder -> tenant.listed(holder, day).ifPresent(each));
            return new Reading.Complete();
        });
        ledger.put(WatchExample.of("north").make());
    }

    /** Nothing is watched yet. */
    WatchedWorld(Directory directory) {
        var runs = new AtomicInteger();
        this.watch = new WatchCredentials(
                ledger,
                (applications, each) ->
                        directory.read(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), applications, each),
                this::send,
                new RecordingLetters(),
                entry -> {
                    entries.add(entry);
                    return "BEGIN:VCALENDAR";
                },
                new Own(MadeUpTenant.OWN, Optional.empty()),
                List.of(its -> followed.add(its.organisation())),
                (measure, value, labels) -> told.add(measure + " " + value + " " + labels.values()),
                clock,
                () -> "run-" + runs.incrementAndGet());
    }

    InMemoryCredentialLedger ledger() {
        return ledger;
    }

    Clock clock() {
        return clock;
    }

    /** What the mail service says from now on to any mail to that reader. */
    void answer(String reader, Delivery delivery) {
        answers.put(reader, delivery);
    }

    /** The calendar entries written, one for each mail. */
    List<CalendarEntries.Entry> entries() {
        return entries;
    }

    /** The organisations whose list was followed up. */
    List<OrganisationId> followed() {
        return followed;
    }

    /** What operators were told: the measure, its value, and its labels. */
    List<String> told() {
        return told;
    }

    void on(LocalDate day) {
        clock.now = day.atTime(6, 0).toInstant(ZoneOffset.UTC);
    }

    void later() {
        clock.now = clock.now.plus(Duration.ofMinutes(10));
    }

    WatchCredentials.Outcome tick() {
        return watch.run();
    }

    /** Dies at the so many-th mail from now, before it goes out or after. */
    void dieAtMail(int number, boolean after) {
        diesAt = mails + number;
        diesAfter = after;
    }

    Map<String, Integer> sent() {
        return sent;
    }

    Set<String> doubles() {
        var doubles = new HashSet<String>();
        sentByKey.forEach((key, times) -> {
            if (times > 1) {
                doubles.add(key);
            }
        });
        return doubles;
    }

    /** As {@code MailSenderContract} has it: under one key, what may have been sent is looked up before it is repeated. */
    private Delivery send(Messenger.Mail mail, boolean perhapsSent) {
        mails++;
        Delivery answer = answers.getOrDefault(mail.to(), new Delivery.Accepted("sent"));
        if (!(answer instanceof Delivery.Accepted)) {
            return answer;
        }
        if (perhapsSent && sentByKey.containsKey(mail.key())) {
            return new Delivery.Accepted("found");
        }
        if (mails == diesAt && !diesAfter) {
            throw new Death();
        }
        sentByKey.merge(mail.key(), 1, Integer::sum);
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        sent.merge(day + " " + mail.to() + " " + mail.subject(), 1, Integer::sum);
        if (mails == diesAt) {
            throw new Death();
        }
        return answer;
    }

    /** Stands until it is put on. */
    private static final class Standing extends Clock {

        private Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("UTC is all there is");
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
