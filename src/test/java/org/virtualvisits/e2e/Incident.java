package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.virtualvisits.core.reply.Callbacks;
import org.virtualvisits.core.report.Postings;
import org.virtualvisits.core.visit.Alarms;
import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.core.visit.Visits;
import org.virtualvisits.sandbox.ExampleEhr;
import org.virtualvisits.sandbox.LocalWorld;
import org.virtualvisits.sandbox.ehr.EhrSimulator;
import org.virtualvisits.sandbox.graph.FaultPlan;
import org.virtualvisits.sandbox.graph.SimulatedApplication;
import org.virtualvisits.sandbox.messaging.CarrierFault;

/** What goes wrong, by the alert that is there for it. Each is begun, lasts for a while, and is mended. */
enum Incident {
    TIMER_SILENT {
        @Override
        Set<String> happen(WatchedDays days) {
            days.storage().fail(Alarms.class, "due");
            Set<String> seen = days.pass(Duration.ofMinutes(25), MINUTE);
            days.storage().mend();
            return seen;
        }
    },
    TIMER_LATE {
        @Override
        Set<String> happen(WatchedDays days) {
            days.storage().fail(Postings.class, "open");
            Set<String> seen = days.pass(Duration.ofMinutes(90));
            days.storage().mend();
            return seen;
        }
    },
    NIGHTLY_SILENT {
        @Override
        Set<String> happen(WatchedDays days) {
            days.storage().fail(Callbacks.class, "forget");
            Set<String> seen = days.passUntilOn(Duration.ofHours(40));
            days.storage().mend();
            return seen;
        }
    },
    VISIT_UNREADY {
        @Override
        Set<String> happen(WatchedDays days) {
            days.world().graph().plan(throttled());
            book(days, "unready", days.now().plus(Duration.ofMinutes(100)));
            Set<String> seen = days.pass(Duration.ofMinutes(30), MINUTE);
            days.world().graph().clearFaults();
            return seen;
        }
    },
    NOTICE_FAILED {
        @Override
        Set<String> happen(WatchedDays days) {
            days.world().carrier().plan(CarrierFault.answering(400).times(1));
            book(days, "untold", days.now().plus(Duration.ofHours(20)));
            return days.pass(Duration.ofMinutes(20), MINUTE);
        }
    },
    STUCK_CHANGES {
        @Override
        Set<String> happen(WatchedDays days) {
            days.world().graph().plan(throttled());
            book(days, "stuck", days.now().plus(Duration.ofDays(20)));
            Set<String> seen = days.pass(Duration.ofMinutes(150));
            days.world().graph().clearFaults();
            return seen;
        }
    },
    POISON_MESSAGES {
        @Override
        Set<String> happen(WatchedDays days) {
            days.storage().fail(Visits.class, "read");
            book(days, "poison", days.now().plus(Duration.ofDays(20)));
            Set<String> seen = new TreeSet<>(days.pass(Duration.ofMinutes(5), MINUTE));
            days.storage().mend();
            seen.addAll(days.pass(Duration.ofMinutes(10)));
            return seen;
        }
    },
    ERROR_BUDGET_FAST {
        @Override
        Set<String> happen(WatchedDays days) {
            refused(days, "lost");
            return days.pass(Duration.ofMinutes(15));
        }
    },
    ERROR_BUDGET_SLOW {
        @Override
        Set<String> happen(WatchedDays days) {
            var seen = new TreeSet<String>();
            days.repeats(9);
            for (int hour = 0; hour < 6; hour++) {
                seen.addAll(days.pass(Duration.ofMinutes(65)));
                refused(days, "lost-" + hour);
            }
            seen.addAll(days.pass(Duration.ofMinutes(30)));
            days.repeats(3);
            return seen;
        }
    },
    SERVICE_AWAY {
        @Override
        Set<String> happen(WatchedDays days) {
            days.world().graph().plan(FaultPlan.answering("outage", ".*", "/onlineMeetings", 503));
            for (int i = 0; i < 6; i++) {
                book(days, "away-" + i, days.now().plus(Duration.ofDays(20)));
            }
            Set<String> seen = days.pass(Duration.ofMinutes(30), MINUTE);
            days.world().graph().clearFaults();
            return seen;
        }
    },
    THROTTLING {
        @Override
        Set<String> happen(WatchedDays days) {
            days.world().graph().plan(throttled());
            for (int i = 0; i < 40; i++) {
                book(days, "many-" + i, days.now().plus(Duration.ofDays(20)));
            }
            Set<String> seen = days.pass(Duration.ofMinutes(60), MINUTE);
            days.world().graph().clearFaults();
            return seen;
        }
    },
    OWN_CREDENTIAL {
        @Override
        Set<String> happen(WatchedDays days) {
            own(days, Duration.ofDays(10));
            Set<String> seen = days.pass(Duration.ofMinutes(90));
            own(days, Duration.ofDays(300));
            return seen;
        }
    },
    CREDENTIAL_WATCH_SILENT {
        @Override
        Set<String> happen(WatchedDays days) {
            days.world().graph().plan(FaultPlan.answering("no list", "GET", "^/applications", 403));
            Set<String> seen = days.passUntilOn(Duration.ofHours(40));
            days.world().graph().clearFaults();
            return seen;
        }
    },
    EHR_BARRED {
        @Override
        Set<String> happen(WatchedDays days) {
            try (EhrSimulator silent = EhrSimulator.start(days.world().clock())) {
                asked(days, silent);
                days.pass(Duration.ofMinutes(5), MINUTE);
                for (int i = 0; i < 40; i++) {
                    silent.plan(403, "", Map.of());
                }
                Set<String> seen = days.pass(Duration.ofMinutes(90));
                notAsked(days);
                return seen;
            }
        }
    },
    WEBHOOKS_LOST {
        @Override
        Set<String> happen(WatchedDays days) {
            try (EhrSimulator silent = EhrSimulator.start(days.world().clock())) {
                asked(days, silent);
                days.pass(Duration.ofMinutes(5), MINUTE);
                for (int i = 0; i < 25; i++) {
                    silent.put(
                            days.stage()
                                    .ehr()
                                    .body("unheard-" + i, sent(days.now().plus(Duration.ofDays(20)))),
                            days.now().minus(Duration.ofMinutes(6)));
                }
                Set<String> seen = days.pass(Duration.ofMinutes(30));
                notAsked(days);
                return seen;
            }
        }
    },
    READINESS_SILENT {
        @Override
        Set<String> happen(WatchedDays days) {
            days.world().graph().plan(FaultPlan.answering("out", ".*", "^/\\$batch$", 401));
            Set<String> seen = days.passUntilOn(Duration.ofHours(40));
            days.world().graph().clearFaults();
            HttpResponse<String> begun = administered(days, "/api/readiness", "{\"organisation\": \"springfield\"}");
            assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
            return seen;
        }
    };

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String OWN = "a9910000-0000-4000-8000-000000000004";

    /** Plants it, lets it last, and mends it; returns the alerts that were on while it lasted. */
    abstract Set<String> happen(WatchedDays days);

    /** The alert that is there for it. */
    String alert() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static FaultPlan throttled() {
        return FaultPlan.answering("throttled", "POST", "/createOrGet$", 429).retryAfter("20");
    }

    private static ExampleEhr.Sent sent(Instant start) {
        return new ExampleEhr.Sent(1, "booked", start, "en");
    }

    private static HttpResponse<String> send(WatchedDays days, String name, Instant start) {
        String id = name + "-" + days.now().getEpochSecond();
        return days.stage().ehr().send(id, sent(start));
    }

    private static void book(WatchedDays days, String name, Instant start) {
        assertThat(send(days, name, start).statusCode()).isBetween(200, 299);
    }

    /** A webhook that cannot be kept, and is told so. */
    private static void refused(WatchedDays days, String name) {
        days.storage().fail(Unsettled.class, "mark");
        assertThat(send(days, name, days.now().plus(Duration.ofDays(20))).statusCode())
                .isGreaterThanOrEqualTo(500);
        days.storage().mend();
    }

    /** What this app signs in with lasts so long from now on, and the watch looks at once. */
    static void own(WatchedDays days, Duration left) {
        SimulatedApplication own = days.world().graph().applications().find(OWN).orElseThrow();
        SimulatedApplication.Secret secret = own.secrets().getFirst();
        days.world()
                .graph()
                .applications()
                .put(own.with(
                        List.of(new SimulatedApplication.Secret(
                                secret.keyId(),
                                secret.customKeyIdentifier(),
                                secret.displayName(),
                                secret.text(),
                                days.now().minus(Duration.ofDays(1)),
                                days.now().plus(left))),
                        own.keys()));
        HttpResponse<String> put =
                days.stage().ehr().administer("PUT", "credential-watch", LocalWorld.resource("credential-watch.json"));
        assertThat(put.statusCode()).as(put.body()).isEqualTo(204);
    }

    private static void asked(WatchedDays days, EhrSimulator ehr) {
        String source = """
                {"name": "Silent EHR", "clinic": "riverside", "tokens": ["%s"],
                 "fhir": {"baseUrl": "%s", "every": "PT1M", "includePatients": true}}""".formatted("0".repeat(64), ehr.base());
        assertThat(days.stage()
                        .ehr()
                        .administer("PUT", "sources/silent", source)
                        .statusCode())
                .isEqualTo(204);
    }

    private static void notAsked(WatchedDays days) {
        assertThat(days.stage().ehr().administer("DELETE", "sources/silent", "").statusCode())
                .isEqualTo(204);
    }

    private static HttpResponse<String> administered(WatchedDays days, String path, String body) {
        return days.stage()
                .ehr()
                .exchangeAs(
                        LocalWorld.ADMINISTRATOR_TOKEN,
                        HttpRequest.newBuilder(days.world().baseUrl().resolve(path))
                                .header("content-type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
