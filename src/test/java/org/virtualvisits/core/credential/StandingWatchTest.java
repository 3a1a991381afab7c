package org.virtualvisits.core.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Four hundred days of a large tenant, with days on which nothing ran and runs that died. */
final class StandingWatchTest {

    private static final LocalDate FIRST = LocalDate.of(2027, 1, 4);
    private static final int DAYS = 400;

    /** Five hundred in the build; docs/reference/standing-watch.md has the figures of five thousand. */
    private static final int APPLICATIONS = Integer.getInteger("standing.watch.applications", 500);

    /** Each crash comes so many mails later in its day than the last one did; a small tenant has few a day. */
    private static final int A_FEW = Math.min(7, APPLICATIONS / 70);

    @Test
    void everyReminderThatWasDueWentOutExactlyOnceAndNoOtherDid() {
        var tenant = new MadeUpTenant(20270104, FIRST, APPLICATIONS);
        var world = new WatchedWorld(tenant);
        var expected = new ExpectedMails(tenant);
        int missed = 0;
        int crashed = 0;
        for (int day = 0; day < DAYS; day++) {
            LocalDate today = FIRST.plusDays(day);
            world.on(today);
            if (day % 40 == 17) {
                missed++; // no timer, no run: nothing is expected, and the next day makes up for it
                continue;
            }
            if (day % 80 == 33) {
                crashed++;
                world.dieAtMail(Math.max(1, crashed * A_FEW), crashed % 2 == 0);
                assertThatThrownBy(world::tick).isInstanceOf(WatchedWorld.Death.class);
                assertThat(world.tick()).as("the dead run's lease").isInstanceOf(WatchCredentials.Outcome.Busy.class);
                world.later();
            }
            assertThat(world.tick()).isInstanceOf(WatchCredentials.Outcome.Done.class);
            assertThat(world.tick()).isInstanceOf(WatchCredentials.Outcome.Idle.class);
            expected.on(today);
        }
        Map<String, Integer> sent = world.sent();
        assertThat(missed).isEqualTo(10);
        assertThat(crashed).isEqualTo(5);
        assertThat(tenant.applications()).isEqualTo(APPLICATIONS);
        assertThat(tenant.credentials()).isGreaterThanOrEqualTo(APPLICATIONS * 12 / 5);
        assertThat(world.doubles()).as("mails that went out more than once").isEmpty();
        assertThat(difference(expected.mails(), sent))
                .as("expected, but not sent")
                .isEmpty();
        assertThat(difference(sent, expected.mails()))
                .as("sent, but not expected")
                .isEmpty();
        System.getLogger("standing-watch")
                .log(System.Logger.Level.INFO, () -> table(expected.mails(), sent) + tenant.describe());
    }

    private static Map<String, Integer> difference(Map<String, Integer> from, Map<String, Integer> others) {
        var rest = new TreeMap<>(from);
        others.forEach((mail, times) -> rest.computeIfPresent(mail, (same, its) -> its > times ? its - times : null));
        return rest;
    }

    /** Expected against sent, by what a mail says. */
    private static String table(Map<String, Integer> expected, Map<String, Integer> sent) {
        var rows = new TreeMap<String, int[]>();
        expected.forEach((mail, times) -> rows.computeIfAbsent(word(mail), key -> new int[2])[0] += times);
        sent.forEach((mail, times) -> rows.computeIfAbsent(word(mail), key -> new int[2])[1] += times);
        var text = new StringBuilder("expected and sent\n");
        rows.forEach((word, counts) -> text.append("| ")
                .append(word)
                .append(" | ")
                .append(counts[0])
                .append(" | ")
                .append(counts[1])
                .append(" |\n"));
        return text.toString();
    }

    private static String word(String mail) {
        for (String one : new String[] {"CRITICAL", "replaced", "removed", "ago", "today"}) {
            if (mail.contains(one)) {
                return one;
            }
        }
        return "expires in days";
    }
}
