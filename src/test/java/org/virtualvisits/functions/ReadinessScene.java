package org.virtualvisits.functions;

import com.microsoft.azure.functions.HttpMethod;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.readiness.Defect;
import org.virtualvisits.core.readiness.Finding;
import org.virtualvisits.core.readiness.Fixes;
import org.virtualvisits.core.readiness.ReadinessCalls;
import org.virtualvisits.core.readiness.Report;
import org.virtualvisits.core.readiness.Run;
import org.virtualvisits.core.readiness.ShowReadiness;
import org.virtualvisits.core.readiness.StartReadiness;
import org.virtualvisits.core.readiness.Subject;
import org.virtualvisits.sandbox.host.LocalContext;
import org.virtualvisits.sandbox.host.LocalResponse;
import org.virtualvisits.sandbox.memory.InMemoryReadinessLedger;

/** The doors to readiness, behind which something was found last night. */
final class ReadinessScene {

    static final Instant CHECKED = Instant.parse("2026-12-01T03:31:00Z");
    static final String POLICY = "22222222-2222-4222-8222-222222222222";

    final PeopleScene people = new PeopleScene();
    final InMemoryReadinessLedger ledger = new InMemoryReadinessLedger();
    final List<String> asked = new ArrayList<>();
    private final Clock clock = Clock.fixed(PeopleScene.NOW, ZoneOffset.UTC);
    private final ReadinessCalls calls = (organisation, started, after) -> asked.add(organisation.value());
    private final Fixes fixes = new Fixes("0f0c5b1a-3c55-4d0b-8a45-61b7b2f0c9aa");
    private final StartReadiness start = new StartReadiness(people.stage.organisations(), ledger, calls, clock);
    private final ShowReadiness show = new ShowReadiness(ledger, clock);
    private final ReadinessFunctions functions =
            new ReadinessFunctions(Doors.administrators(people.stage.organisations()), start, show, fixes);
    private final ReadinessPageFunctions page =
            new ReadinessPageFunctions(people.stage.door(true), people.stage.organisations(), start, show, fixes);

    /** What a night found of the northern organisation. */
    void found() {
        ledger.write(
                new Run(
                        PeopleScene.NORTH,
                        CHECKED.minusSeconds(30),
                        Run.State.FINISHED,
                        4,
                        4,
                        2,
                        Map.of(Defect.POLICY_MISSING, 1, Defect.SENDER_ABSENT, 1),
                        Optional.of("clinic|riverside"),
                        0,
                        Optional.empty(),
                        CHECKED,
                        CHECKED,
                        0,
                        Optional.of(CHECKED)),
                Optional.empty());
        ledger.put(
                PeopleScene.NORTH,
                List.of(
                        new Report(new Subject.App(), List.of(new Finding(Defect.TEXTS_OFF, "")), CHECKED),
                        new Report(
                                new Subject.OfClinic(new ClinicId("riverside")),
                                List.of(new Finding(Defect.SENDER_ABSENT, "riverside@example.nhs.uk")),
                                CHECKED.minus(Duration.ofDays(4))),
                        new Report(new Subject.OfClinician("kaur"), List.of(), CHECKED),
                        new Report(
                                new Subject.OfClinician("lee"),
                                List.of(
                                        new Finding(Defect.POLICY_MISSING, POLICY),
                                        new Finding(Defect.MAILBOX_ABSENT, "lee@example.nhs.uk")),
                                CHECKED)));
    }

    LocalResponse list(String query, String token) {
        return (LocalResponse) functions.progress(
                Doors.request(HttpMethod.GET, "readiness" + query, Doors.bearer(token), null), context());
    }

    LocalResponse clinician(String id, String query, String token) {
        return (LocalResponse) functions.clinician(
                Doors.request(HttpMethod.GET, "readiness/clinicians/" + id + query, Doors.bearer(token), null),
                id,
                context());
    }

    LocalResponse check(String query, String token) {
        return (LocalResponse) functions.check(
                Doors.request(HttpMethod.POST, "readiness" + query, Doors.bearer(token), null), context());
    }

    LocalResponse page(String query, String principal) {
        return (LocalResponse) page.look(PeopleScene.get("day/readiness" + query, principal), context());
    }

    LocalResponse press(String form, String principal, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("Content-Type", "application/x-www-form-urlencoded");
        return (LocalResponse)
                page.act(PeopleScene.request(HttpMethod.POST, "day/readiness", principal, all, form), context());
    }

    private LocalContext context() {
        return people.context;
    }
}
