package org.virtualvisits.bench;

import com.azure.core.credential.AccessToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.virtualvisits.adapters.graph.GraphClients;
import org.virtualvisits.adapters.graph.GraphMailboxes;
import org.virtualvisits.adapters.graph.GraphTeams;
import org.virtualvisits.core.hygiene.Action;
import org.virtualvisits.core.hygiene.IdentifierForms;
import org.virtualvisits.core.hygiene.IdentifierKind;
import org.virtualvisits.core.hygiene.MailboxSweep;
import org.virtualvisits.core.hygiene.Rule;
import org.virtualvisits.core.hygiene.RuleSet;
import org.virtualvisits.core.hygiene.Sweep;
import org.virtualvisits.core.hygiene.Tally;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.sandbox.CrowdedTenant;
import org.virtualvisits.sandbox.MovableClock;
import org.virtualvisits.sandbox.SweepStand;
import org.virtualvisits.sandbox.graph.GraphSimulator;
import reactor.core.publisher.Mono;

/**
 * A tenant of 2,000 mailboxes, one of them with 100,000 items, swept at full size: counted, enforced, and enforced again in
 * a fresh copy with workers killed. Prints the figures and writes the curve of memory. See docs/reference/standing-watch.md.
 */
public final class SweepBench {

    private static final Instant NOW = Instant.parse("2026-11-30T02:00:00Z");

    private final MovableClock clock = new MovableClock(Clock.fixed(NOW, ZoneOffset.UTC));
    private final GraphSimulator graph = GraphSimulator.start(clock, 0);
    private final List<Long> memory = new ArrayList<>();
    private final RuleSet rules;
    private final SweepStand stand;
    private int slices;

    private SweepBench(int mailboxes, int events, int messages, BooleanSupplier dies) {
        List<String> addresses = new CrowdedTenant(graph, NOW, 7).fill(mailboxes, events, messages, 4);
        rules = rules(addresses);
        var token =
                new AccessToken("token", Instant.parse("2030-01-01T00:00:00Z").atOffset(ZoneOffset.UTC));
        var client = GraphClients.connect(
                new GraphClients.Endpoint(graph.baseUrl(), "scope"),
                request -> Mono.just(token),
                GraphClients.CALL_LIMIT,
                UUID::randomUUID,
                exchange -> {});
        stand = new SweepStand(new GraphMailboxes(client, clock), new GraphTeams(client, clock), clock, dies);
    }

    /** Runs it; arguments: mailboxes, events and messages of the crowded one. */
    public static void main(String[] arguments) throws IOException {
        int mailboxes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000;
        int events = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 90_000;
        int messages = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10_000;
        var plain = new SweepBench(mailboxes, events, messages, () -> false);
        plain.stand.put(plain.rules);
        plain.sweep("counted", true);
        Files.writeString(Path.of("docs", "reference", "sweep-memory.svg"), svg(plain.memory));
        plain.stand.approve(plain.rules);
        Sweep whole = plain.sweep("enforced", false);
        String state = plain.state();
        plain.graph.close();

        Set<Integer> at = new HashSet<>();
        var random = new SplittableRandom(3);
        while (at.size() < 10) {
            at.add(random.nextInt(20, (int)
                    Math.max(100, whole.total().orElse(Tally.NONE).acted() / 2)));
        }
        int[] calls = new int[1];
        boolean[] armed = new boolean[1];
        var killed = new SweepBench(mailboxes, events, messages, () -> armed[0] && at.remove(++calls[0]));
        killed.stand.put(killed.rules);
        killed.sweep("counted again", true);
        killed.stand.approve(killed.rules);
        armed[0] = true;
        Sweep resumed = killed.sweep("enforced, killed", false);
        System.out.printf(
                "killed %d times; same mailboxes %b; same figures %b%n",
                killed.stand.kills(),
                state.equals(killed.state()),
                whole.total().equals(resumed.total()));
        killed.graph.close();
        System.exit(0);
    }

    private Sweep sweep(String name, boolean countOnly) {
        memory.clear();
        slices = 0;
        clock.set(clock.instant().plus(Duration.ofHours(1)));
        long before = graph.httpRequests();
        Instant began = clock.instant();
        long real = System.nanoTime();
        Sweep sweep = stand.sweep(rules, countOnly, id -> sample());
        Tally total = sweep.total().orElse(Tally.NONE);
        long requests = graph.httpRequests() - before;
        long floor = floor(sweep);
        System.out.printf(
                Locale.ROOT,
                "%s: %s, %,d seen, %,d due, %,d done, %,d refused; %,d HTTP requests, floor %,d, ratio %.3f; %d slices, %s of"
                        + " mailbox time, %.0f s real; violations %s; announcements %d%n",
                name,
                sweep.state(),
                total.seen(),
                total.due(),
                total.acted(),
                total.failed(),
                requests,
                floor,
                requests / (double) floor,
                slices,
                Duration.between(began, clock.instant()).truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
                (System.nanoTime() - real) / 1e9,
                graph.violations(),
                graph.calendars().announcements());
        return sweep;
    }

    /** No fewer requests could do it: a page for each folder or each hundred items, a batch for every three acts. */
    private long floor(Sweep sweep) {
        long floor = 0;
        for (MailboxSweep mailbox : stand.sweeps().mailboxes(sweep.id())) {
            boolean read = mailbox.skipped().isEmpty();
            int folders = sweep.rules().folders().size();
            floor += read ? Math.max(folders, (mailbox.tally().seen() + 99) / 100) : 1;
            floor += (mailbox.tally().acted() + 2) / 3;
        }
        return floor;
    }

    /** The heap in use after a collection, now and then. */
    private void sample() {
        if (slices++ % 40 == 0) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            memory.add((runtime.totalMemory() - runtime.freeMemory()) / 1_000_000);
        }
    }

    private String state() {
        var digest = new StringBuilder();
        graph.tenant().users().forEach(user -> {
            digest.append(graph.calendars().all(user.objectId()));
            for (String folder : List.of("sentitems", "inbox", "drafts", "deleteditems", "archive")) {
                digest.append(graph.mail().in(user.objectId(), folder));
            }
        });
        return Digest.sha256Hex(digest.toString());
    }

    private static RuleSet rules(List<String> addresses) {
        return new RuleSet(
                new OrganisationId("north"),
                "usual",
                addresses,
                Set.of(),
                ZoneId.of("Europe/London"),
                List.of(
                        new Rule(Rule.Kind.OLD_EVENTS, Period.ofMonths(12), Action.PERMANENTLY_DELETE),
                        new Rule(Rule.Kind.OLD_EVENTS, Period.ofMonths(6), Action.DELETE),
                        new Rule(Rule.Kind.EVENT_ATTACHMENTS, Period.ZERO, Action.STRIP_ATTACHMENTS),
                        new Rule(Rule.Kind.IDENTIFIERS, Period.ZERO, Action.NEUTRALISE),
                        new Rule(Rule.Kind.SENT_NOTICES, Period.ofDays(7), Action.PERMANENTLY_DELETE),
                        new Rule(Rule.Kind.INVITE_REPLIES, Period.ofDays(7), Action.DELETE),
                        new Rule(Rule.Kind.DELETED_ITEMS, Period.ofDays(30), Action.PERMANENTLY_DELETE)),
                new IdentifierForms(Set.of(IdentifierKind.NHS_NUMBER), List.of()),
                "Appointment",
                false,
                false,
                new RuleSet.Caps(1_000_000, 10_000_000));
    }

    private static String svg(List<Long> megabytes) {
        var points = new StringBuilder();
        long most = megabytes.stream().mapToLong(Long::longValue).max().orElse(1);
        for (int i = 0; i < megabytes.size(); i++) {
            points.append("%d,%d "
                    .formatted(60 + i * 640 / Math.max(1, megabytes.size() - 1), 180 - 160 * megabytes.get(i) / most));
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 210" role="img">
                <title>Heap in use after collection while a sweep counts, simulator included; at most %d MB</title>
                <rect width="720" height="210" fill="#fff"/>
                <path d="M60 180H700M60 20V180" stroke="#99a" fill="none"/>
                <polyline points="%s" stroke="#0b4f9c" stroke-width="2" fill="none"/>
                <text x="54" y="24" font-size="12" text-anchor="end">%d MB</text>
                <text x="54" y="184" font-size="12" text-anchor="end">0</text>
                <text x="380" y="200" font-size="12" text-anchor="middle">from the first slice to the last</text>
                </svg>
                """.formatted(most, points.toString().strip(), most);
    }
}
