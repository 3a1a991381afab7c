package org.virtualvisits.core.credential;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.core.notice.Messenger;
import org.virtualvisits.sandbox.memory.InMemoryCredentialLedger;

/** The watch over a made-up tenant, with a mail service that can kill it. */
final class WatchedWorld {

    /** The end of a process. */
    static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Standing clock = new Standing();
    private final InMemoryCredentialLedger ledger = new InMemoryCredentialLedger();
    private final Map<String, Integer> sentByKey = new HashMap<>();
    private final Map<String, Integer> sent = new TreeMap<>();
    private final WatchCredentials watch;
    private int diesAt;
    private boolean diesAfter;
    private int mails;

    WatchedWorld(MadeUpTenant tenant) {
        ledger.put(new Watch(
                new OrganisationId("north"),
                Optional.empty(),
                "visits@example.org",
                ZoneId.of("Europe/London"),
                Watch.USUAL_STEPS,
                true,
                List.of(),
                List.of(MadeUpTenant.FALLBACK),
                Set.of()));
        var runs = new AtomicInteger();
        this.watch = new WatchCredentials(
                ledger,
                (applications, each) -> {
                    LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
                    tenant.holders()
                            .forEach(holder -> tenant.listed(holder, day).ifPresent(each));
                    return new Registrations.Reading.Complete();
                },
                this::send,
                new PlainLetters(),
                entry -> "BEGIN:VCALENDAR",
                new Own(MadeUpTenant.OWN, Optional.empty()),
                List.of(),
                Measures.NONE,
                clock,
                () -> "run-" + runs.incrementAndGet());
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
        return new Delivery.Accepted("sent");
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

    /** No words: they are looked at elsewhere. */
    private static final class PlainLetters implements Letters {

        @Override
        public String text(Map<String, ?> data) {
            return "text";
        }

        @Override
        public String html(Map<String, ?> data) {
            return "html";
        }

        @Override
        public String report(Map<String, ?> data, List<Map<String, ?>> lines) {
            return "report";
        }
    }
}
