package org.virtualvisits.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.core.notice.Messenger;
import org.virtualvisits.core.pace.Hindrance;
import org.virtualvisits.core.report.Posting.Kind;
import org.virtualvisits.sandbox.memory.InMemoryPostings;

final class MailReportsTest {

    private static final List<String> READERS = List.of("ann@example.org", "bob@example.org", "cat@example.org");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2027-01-04T06:00:00Z"));
    private final InstantSource time = now::get;
    private final InMemoryPostings postings = new InMemoryPostings();
    private final Set<String> keys = new HashSet<>();
    private final List<String> sent = new ArrayList<>();
    private Optional<Author.Content> content =
            Optional.of(new Author.Content("it@example.org", "Watch", "Credentials", "text", "<p>html</p>"));
    private int mails;
    private int deadly = -1;
    private boolean afterwards;
    private int busyFrom = Integer.MAX_VALUE;

    @Test
    void eachReaderGetsTheReportOnce() {
        plan();
        assertThat(reports().run()).isEqualTo(3);
        pass(Duration.ofMinutes(5));
        assertThat(reports().run()).isZero();

        assertThat(sent).containsExactlyElementsOf(READERS);
        plan();
        pass(Duration.ofMinutes(5));
        assertThat(reports().run()).as("the same period").isZero();
    }

    @Test
    void killedAtAnyMailBeforeItGoesOutOrAfterEachReaderStillGetsItOnce() {
        for (int mail = 1; mail <= READERS.size(); mail++) {
            for (boolean after : new boolean[] {false, true}) {
                var one = new MailReportsTest();
                one.plan();
                one.deadly = mail;
                one.afterwards = after;
                assertThatThrownBy(() -> one.reports().run()).isInstanceOf(Killed.class);
                assertThat(one.reports().run()).as("the dead one's turn").isZero();
                one.pass(Duration.ofMinutes(10));
                one.reports().run();

                assertThat(one.sent).as("at %d, after %s", mail, after).containsExactlyElementsOf(READERS);
            }
        }
    }

    @Test
    void aMailboxThatIsBusyPutsTheRestOff() {
        plan();
        busyFrom = 2;
        assertThat(reports().run()).isEqualTo(1);
        busyFrom = Integer.MAX_VALUE;
        pass(Duration.ofMinutes(5));
        assertThat(reports().run()).isEqualTo(2);

        assertThat(sent).containsExactlyElementsOf(READERS);
    }

    @Test
    void aReportOfAnotherKindWaitsForWhoWritesIt() {
        postings.add(Posting.planned(new OrganisationId("north"), Kind.ARRIVAL, "v 1", READERS, now.get()));

        assertThat(reports().run()).isZero();

        assertThat(postings.open()).hasSize(1);
        assertThat(sent).isEmpty();
    }

    @Test
    void whatNobodyCanWriteAnyMoreIsDropped() {
        plan();
        content = Optional.empty();
        assertThat(reports().run()).isZero();

        assertThat(postings.open()).isEmpty();
        assertThat(sent).isEmpty();
    }

    private void plan() {
        postings.add(Posting.planned(new OrganisationId("north"), Kind.CREDENTIALS, "2027-W01", READERS, now.get()));
    }

    private MailReports reports() {
        return new MailReports(
                postings, Map.of(Kind.CREDENTIALS, posting -> content), this::send, time.withZone(ZoneOffset.UTC));
    }

    /** As {@code MailSenderContract} has it: under one key, what may have been sent is looked up before it is repeated. */
    private Delivery send(Messenger.Mail mail, boolean perhapsSent) {
        mails++;
        if (mails >= busyFrom) {
            return new Delivery.Later(Duration.ofSeconds(9), Hindrance.THROTTLED);
        }
        if (perhapsSent && keys.contains(mail.key())) {
            return new Delivery.Accepted("found");
        }
        if (mails == deadly && !afterwards) {
            throw new Killed();
        }
        keys.add(mail.key());
        sent.add(mail.to());
        if (mails == deadly) {
            throw new Killed();
        }
        return new Delivery.Accepted("sent");
    }

    private void pass(Duration duration) {
        now.updateAndGet(then -> then.plus(duration));
    }

    /** The end of a process. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
