package org.virtualvisits.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.virtualvisits.sandbox.graph.GraphSimulator;
import org.virtualvisits.sandbox.graph.Mailbox;
import org.virtualvisits.sandbox.graph.SimulatedEvent;
import org.virtualvisits.sandbox.graph.SimulatedMail;
import org.virtualvisits.sandbox.graph.SimulatedUser;

/** Fills a simulated tenant with mailboxes that nobody has tidied for years: the same ones for the same seed. */
public final class CrowdedTenant {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS").withZone(ZoneOffset.UTC);
    private static final List<String> FOLDERS =
            List.of("sentitems", "inbox", "drafts", "deleteditems", "recoverableitemsdeletions");

    private final GraphSimulator graph;
    private final Instant now;
    private final SplittableRandom random;

    /** Fills by this seed, as of this moment. */
    public CrowdedTenant(GraphSimulator graph, Instant now, long seed) {
        this.graph = graph;
        this.now = now;
        this.random = new SplittableRandom(seed);
    }

    /** Adds mailboxes, the first with as many items as wanted and the rest with a few each; returns their addresses. */
    public List<String> fill(int mailboxes, int events, int messages, int others) {
        var addresses = new ArrayList<String>();
        for (int i = 0; i < mailboxes; i++) {
            String id = "6c0e0000-0000-4000-8000-%012x".formatted(i);
            String address = "clinic%04d@example.nhs.uk".formatted(i);
            // A few are not in Exchange Online.
            Mailbox kind = i % 37 == 36 ? Mailbox.ON_PREMISES : Mailbox.SHARED;
            graph.tenant().put(new SimulatedUser(id, address, "Clinic " + i, address, true, kind, false));
            addresses.add(address);
            for (int k = 0; k < (i == 0 ? events : others); k++) {
                graph.calendars().put(id, event());
            }
            for (int k = 0; k < (i == 0 ? messages : 1); k++) {
                graph.mail().put(id, letter());
            }
        }
        return List.copyOf(addresses);
    }

    /** Puts so many items into a mailbox that is there already. */
    public void litter(String mailbox, int events, int messages) {
        for (int i = 0; i < events; i++) {
            graph.calendars().put(mailbox, event());
        }
        for (int i = 0; i < messages; i++) {
            graph.mail().put(mailbox, letter());
        }
    }

    private SimulatedEvent event() {
        long minutes = random.nextLong(-3L * 365 * 24 * 4, 60L * 24 * 4) * 15;
        Instant start = now.plus(Duration.ofMinutes(minutes));
        Instant end = start.plus(Duration.ofMinutes(15 + 15 * random.nextInt(8)));
        var files = new ArrayList<SimulatedEvent.File>();
        for (int i = random.nextInt(12) - 9; i > 0; i--) {
            files.add(new SimulatedEvent.File("AAMkFile" + random.nextLong(), random.nextInt(4) == 0, 30_000));
        }
        boolean series = random.nextInt(20) == 0;
        boolean lives = random.nextBoolean();
        return new SimulatedEvent(
                graph.mail().freshId(),
                series ? "seriesMaster" : "singleInstance",
                text(start),
                text(end),
                false,
                random.nextInt(10) == 0 ? "Review 999 000 0018" : "Clinic",
                random.nextInt(3) > 0,
                random.nextInt(2),
                random.nextInt(30) == 0 ? "private" : "normal",
                series ? recurrence(start, lives) : null,
                files,
                4_000,
                random.nextInt(40) == 0);
    }

    private String recurrence(Instant start, boolean lives) {
        String first = text(start).substring(0, 10);
        String last = text(start.plus(Duration.ofDays(70))).substring(0, 10);
        return "{\"pattern\":{\"type\":\"weekly\",\"interval\":1},\"range\":{\"type\":\""
                + (lives ? "noEnd" : "endDate")
                + "\",\"startDate\":\"" + first + "\",\"endDate\":\"" + last
                + "\",\"recurrenceTimeZone\":\"Europe/London\"}}";
    }

    private SimulatedMail.Letter letter() {
        String folder = FOLDERS.get(random.nextInt(FOLDERS.size()));
        Instant received = now.minus(Duration.ofMinutes(random.nextLong(600L * 24 * 60)));
        return new SimulatedMail.Letter(
                folder,
                received,
                "Your visit",
                random.nextInt(4) > 0 ? Optional.of("v0000000000000000000000000-1-email-p") : Optional.empty(),
                folder.equals("inbox") && random.nextBoolean()
                        ? Optional.of(text(received.plus(Duration.ofDays(3))))
                        : Optional.empty(),
                20_000,
                random.nextInt(40) == 0);
    }

    private static String text(Instant moment) {
        return FORM.format(LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
    }
}
