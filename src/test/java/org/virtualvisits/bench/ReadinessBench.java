package org.virtualvisits.bench;

import com.azure.core.credential.AccessToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.virtualvisits.adapters.graph.GraphAccounts;
import org.virtualvisits.adapters.graph.GraphClients;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.readiness.Defect;
import org.virtualvisits.core.readiness.Finding;
import org.virtualvisits.core.readiness.Run;
import org.virtualvisits.core.readiness.Texts;
import org.virtualvisits.sandbox.MovableClock;
import org.virtualvisits.sandbox.ReadinessStand;
import org.virtualvisits.sandbox.UnreadyTenant;
import org.virtualvisits.sandbox.graph.GraphSimulator;
import reactor.core.publisher.Mono;

/**
 * An organisation of 5,000 clinicians with every kind of defect, checked at full size. Prints whether each was reported right, and
 * the requests beside the fewest that could do it. See docs/reference/readiness.md.
 */
public final class ReadinessBench {

    private static final OrganisationId NORTH = new OrganisationId("north");
    private static final Instant NOW = Instant.parse("2026-11-30T03:30:00Z");

    private ReadinessBench() {}

    /** Runs it; argument: how many clinicians. */
    public static void main(String[] arguments) throws IOException {
        int clinicians = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000;
        var clock = new MovableClock(Clock.fixed(NOW, ZoneOffset.UTC));
        GraphSimulator graph = GraphSimulator.start(clock, 0);
        graph.tenant().applicationPermissions(asked());
        var tenant = new UnreadyTenant(graph, clinicians);
        var token =
                new AccessToken("token", Instant.parse("2030-01-01T00:00:00Z").atOffset(ZoneOffset.UTC));
        var client = GraphClients.connect(
                new GraphClients.Endpoint(graph.baseUrl(), "scope"),
                request -> Mono.just(token),
                GraphClients.CALL_LIMIT,
                UUID::randomUUID,
                exchange -> {});
        var stand = new ReadinessStand(
                new GraphAccounts(client, clock),
                name -> name.equals("kept") ? Optional.of("value") : Optional.empty(),
                List.of(),
                new Texts(true, Optional.of("+447700900999")),
                clock,
                () -> false);
        stand.put(tenant.organisation());
        long real = System.nanoTime();
        Run run = stand.run(NORTH);
        print(graph, tenant, stand, run, Duration.between(NOW, clock.instant()), (System.nanoTime() - real) / 1e9);
        System.exit(0);
    }

    private static void print(
            GraphSimulator graph, UnreadyTenant tenant, ReadinessStand stand, Run run, Duration taken, double real) {
        Map<String, Set<Defect>> found = stand.reports(NORTH).stream()
                .collect(Collectors.toMap(
                        report -> report.subject().key(),
                        report -> report.findings().stream()
                                .map(Finding::defect)
                                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Defect.class)))));
        long right = tenant.expected().entrySet().stream()
                .filter(expected -> expected.getValue().equals(found.get(expected.getKey())))
                .count();
        long kinds = run.counts().size();
        long faulty = stand.reports(NORTH).stream()
                .filter(report -> !report.findings().isEmpty())
                .count();
        long floor = (graph.batchedRequests() + 19) / 20;
        System.out.printf(
                Locale.ROOT,
                "%s: %,d subjects, %,d reported right, %,d with a defect of %d kinds, %,d not ready;%n"
                        + "%,d HTTP requests for %,d questions, floor %,d, ratio %.3f; violations %s; mails %d, meetings %d;%n"
                        + "%,d messages, %s at Graph's pace (floor of 30 meetings a second: %d s), %.0f s real%n",
                run.state(),
                run.done(),
                right,
                faulty,
                kinds,
                stand.reports(NORTH).stream()
                        .filter(report -> !report.isReady())
                        .count(),
                graph.httpRequests(),
                graph.batchedRequests(),
                floor,
                graph.httpRequests() / (double) floor,
                graph.violations(),
                graph.sentMail().size(),
                graph.meetings().size(),
                stand.slices(),
                taken,
                run.total() / 30,
                real);
    }

    /** What the scripts grant, and no more. */
    private static Set<String> asked() throws IOException {
        var tree = new ObjectMapper().readTree(Files.readString(Path.of("infra", "graph-permissions.json")));
        return StreamSupport.stream(tree.spliterator(), false)
                .map(one -> one.path("permission").asText())
                .collect(Collectors.toUnmodifiableSet());
    }
}
