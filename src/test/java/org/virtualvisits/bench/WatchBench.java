package org.virtualvisits.bench;

import com.azure.core.credential.AccessToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.virtualvisits.adapters.graph.GraphClients;
import org.virtualvisits.adapters.graph.GraphRegistrations;
import org.virtualvisits.adapters.icalendar.ICalendarExpiry;
import org.virtualvisits.adapters.template.HandlebarsLetters;
import org.virtualvisits.core.credential.Own;
import org.virtualvisits.core.credential.Watch;
import org.virtualvisits.core.credential.WatchCredentials;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.sandbox.MovableClock;
import org.virtualvisits.sandbox.graph.GraphSimulator;
import org.virtualvisits.sandbox.graph.Mailbox;
import org.virtualvisits.sandbox.graph.SimulatedApplication;
import org.virtualvisits.sandbox.graph.SimulatedApplication.Form;
import org.virtualvisits.sandbox.graph.SimulatedApplication.Secret;
import org.virtualvisits.sandbox.graph.SimulatedUser;
import org.virtualvisits.sandbox.memory.InMemoryCredentialLedger;
import reactor.core.publisher.Mono;

/**
 * A day of the credential watch with the real Graph adapter over a simulated tenant of real size; counts requests against
 * the smallest possible number, and what the simulator's own limits say of them. Figures are in
 * docs/reference/standing-watch.md.
 */
public final class WatchBench {

    private static final int PAGE = 999;
    private static final String OWNER = "66666666-6666-4666-8666-66666666%04d";
    private static final int OWNERS = 400;
    private static final String MARK = "q83vEjRWeJCrze8SNFZ4kKvN7xI=";

    private final MovableClock clock = new MovableClock(Clock.systemUTC());
    private final GraphSimulator graph = GraphSimulator.start(clock, 0);
    private final SplittableRandom random = new SplittableRandom(20270104);
    private int credentials;
    private int entries;

    private WatchBench(int applications) {
        clock.set(Instant.parse("2027-01-04T06:00:00Z"));
        for (int number = 0; number < OWNERS; number++) {
            String id = OWNER.formatted(number);
            String address = "owner" + number + "@example.org";
            graph.tenant().put(new SimulatedUser(id, address, "Owner", address, true, Mailbox.USER, false));
        }
        for (int number = 0; number < applications; number++) {
            put(number, Form.APPLICATION);
        }
        for (int number = applications; number < applications * 124 / 100; number++) {
            put(number, Form.SERVICE_PRINCIPAL);
        }
    }

    /** Runs it; the argument is the number of applications. */
    public static void main(String[] arguments) {
        int applications = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000;
        var bench = new WatchBench(applications);
        bench.run(applications);
        bench.graph.close();
        System.exit(0);
    }

    private void run(int applications) {
        var token =
                new AccessToken("token", Instant.parse("2030-01-01T00:00:00Z").atOffset(ZoneOffset.UTC));
        var client = GraphClients.connect(
                new GraphClients.Endpoint(graph.baseUrl(), "scope"),
                request -> Mono.just(token),
                GraphClients.CALL_LIMIT,
                UUID::randomUUID,
                exchange -> {});
        var ledger = new InMemoryCredentialLedger();
        ledger.put(new Watch(
                new OrganisationId("north"),
                Optional.empty(),
                "visits@example.org",
                ZoneId.of("Europe/London"),
                Watch.USUAL_STEPS,
                true,
                List.of(),
                List.of("lead@example.org"),
                Set.of()));
        var mails = new AtomicInteger();
        var watch = new WatchCredentials(
                ledger,
                new GraphRegistrations(client, graph.tenant().applicationId(), clock),
                (mail, perhapsSent) -> {
                    mails.incrementAndGet();
                    return new Delivery.Accepted("taken");
                },
                new HandlebarsLetters(),
                new ICalendarExpiry(),
                new Own(graph.tenant().applicationId(), Optional.empty()),
                List.of(),
                Measures.NONE,
                clock,
                () -> UUID.randomUUID().toString());
        int principals = applications * 124 / 100 - applications;
        int floor = pages(applications) + pages(principals);
        System.out.printf(
                Locale.ROOT,
                "%,d applications, %,d service principals, %,d credentials in %,d entries%n",
                applications,
                principals,
                credentials,
                entries);
        for (int day = 1; day <= 3; day++) {
            long before = graph.httpRequests();
            mails.set(0);
            long real = System.nanoTime();
            WatchCredentials.Outcome outcome = watch.run();
            System.out.printf(
                    Locale.ROOT,
                    "day %d: %s, %,d mails; %d requests, floor %d and 1 for federated credentials; %.1f s;"
                            + " limits exceeded %s%n",
                    day,
                    outcome,
                    mails.get(),
                    graph.httpRequests() - before,
                    floor,
                    (System.nanoTime() - real) / 1e9,
                    total(graph.violations()));
            clock.set(clock.instant().plus(Duration.ofDays(1)));
        }
        long keys = graph.requests().stream()
                .filter(request -> request.path().contains("keyCredentials"))
                .count();
        System.out.printf(Locale.ROOT, "requests that select keyCredentials, of 150 a minute: %d a day%n", keys / 3);
    }

    private static int total(Map<String, Integer> violations) {
        return violations.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static int pages(int all) {
        return (all + PAGE - 1) / PAGE;
    }

    /** Two credentials each and a little more: secrets, pairs of a symmetric key, SAML certificates in three entries. */
    private void put(int number, Form form) {
        var secrets = new ArrayList<Secret>();
        var keys = new ArrayList<SimulatedApplication.Key>();
        int count = form == Form.SERVICE_PRINCIPAL ? 1 : 1 + random.nextInt(3) + random.nextInt(5) / 4;
        for (int one = 0; one < count; one++) {
            Instant end = clock.instant().plus(Duration.ofDays(random.nextInt(900) - 30));
            Instant start = end.minus(Duration.ofDays(365));
            String id = "%08d-%04d-4000-8000-000000000000".formatted(number, one);
            if (form == Form.SERVICE_PRINCIPAL) {
                keys.add(new SimulatedApplication.Key(id, MARK, "X509CertAndPassword", "Sign", start, end));
                keys.add(new SimulatedApplication.Key(
                        id.replace("-4000-", "-4001-"), MARK, "AsymmetricX509Cert", "Verify", start, end));
                secrets.add(new Secret(id, MARK, null, "unseen", start, end));
            } else if (random.nextInt(6) == 0) {
                keys.add(new SimulatedApplication.Key(id, null, "Symmetric", "Verify", start, end));
                secrets.add(new Secret(id, null, null, "unseen", start, end));
            } else {
                secrets.add(new Secret(id, null, "made by hand", "unseen", start, end));
            }
            credentials++;
        }
        entries += secrets.size() + keys.size();
        @Nullable
        String thumbprint = form == Form.SERVICE_PRINCIPAL ? "abcdef1234567890abcdef1234567890abcdef12" : null;
        graph.applications()
                .put(new SimulatedApplication(
                        form,
                        "a9910000-0000-4000-8000-%012d".formatted(number),
                        "5a9d0000-0000-4000-8000-%012d".formatted(number),
                        "App " + number,
                        "Application",
                        thumbprint,
                        false,
                        owners(),
                        secrets,
                        keys));
    }

    /** None for one in four. */
    private List<String> owners() {
        var owners = new ArrayList<String>();
        for (int owner = random.nextInt(4); owner > 0; owner--) {
            owners.add(OWNER.formatted(random.nextInt(OWNERS)));
        }
        return owners.stream().distinct().toList();
    }
}
