package org.virtualvisits.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.virtualvisits.adapters.phone.LibPhoneNumbers;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Organisations;
import org.virtualvisits.core.organisation.Secrets;
import org.virtualvisits.core.pace.Turns;
import org.virtualvisits.core.readiness.Accounts;
import org.virtualvisits.core.readiness.CheckReadiness;
import org.virtualvisits.core.readiness.Grounds;
import org.virtualvisits.core.readiness.ReadinessCalls;
import org.virtualvisits.core.readiness.ReadinessLedger;
import org.virtualvisits.core.readiness.Report;
import org.virtualvisits.core.readiness.Run;
import org.virtualvisits.core.readiness.StartReadiness;
import org.virtualvisits.core.readiness.Stores;
import org.virtualvisits.core.readiness.Subject;
import org.virtualvisits.core.readiness.Texts;
import org.virtualvisits.core.readiness.WakeVisits;
import org.virtualvisits.sandbox.memory.InMemoryLines;
import org.virtualvisits.sandbox.memory.InMemoryMonths;
import org.virtualvisits.sandbox.memory.InMemoryOrganisations;
import org.virtualvisits.sandbox.memory.InMemoryReadinessLedger;
import org.virtualvisits.sandbox.memory.InMemoryUnsettled;
import org.virtualvisits.sandbox.memory.RecordingWakeups;

/**
 * Runs checks of readiness as the functions would, against a clock that stands still within a slice and jumps to the next
 * one. A worker can be killed at any effect: its queue message then comes back, as the host's queues bring it.
 */
public final class ReadinessStand {

    /** What a killed worker dies of. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** As host.json has it: a message of a worker that died is seen again. */
    private static final Duration REDELIVERED = Duration.ofSeconds(30);

    /** No run is due so often; who gets here goes in circles. */
    private static final int MOST_SLICES = 100_000;

    private final MovableClock clock;
    private final Organisations organisations = new InMemoryOrganisations();
    private final InMemoryReadinessLedger ledger = new InMemoryReadinessLedger();
    private final InMemoryLines lines = new InMemoryLines();
    private final InMemoryMonths months = new InMemoryMonths();
    private final InMemoryUnsettled unsettled = new InMemoryUnsettled();
    private final RecordingWakeups wakeups = new RecordingWakeups();
    private final Queue<Due> queue = new ArrayDeque<>();
    private final StartReadiness start;
    private final CheckReadiness check;
    private int kills;
    private int slices;

    /**
     * Puts use cases on ports.
     *
     * @param dies asked before and after each effect; true kills the worker there
     */
    public ReadinessStand(
            Accounts accounts,
            Secrets secrets,
            List<Stores> stores,
            Texts texts,
            MovableClock clock,
            BooleanSupplier dies) {
        this.clock = clock;
        ReadinessCalls calls = (organisation, started, after) -> {
            perish(dies);
            queue.add(new Due(organisation, started, clock.instant().plus(after.isNegative() ? Duration.ZERO : after)));
            perish(dies);
        };
        this.start = new StartReadiness(
                organisations,
                ledger,
                (organisation, started, after) -> queue.add(new Due(organisation, started, clock.instant())),
                clock);
        var runs = new AtomicLong();
        this.check = new CheckReadiness(
                organisations,
                new Mortal(ledger, dies),
                new Grounds(
                        accounts,
                        new Turns(lines, clock, Measures.NONE),
                        stores,
                        secrets,
                        texts,
                        new LibPhoneNumbers()),
                new WakeVisits(months, unsettled, wakeups, clock),
                calls,
                Measures.NONE,
                clock,
                () -> "run " + runs.incrementAndGet());
    }

    /** Writes an organisation. */
    public void put(Organisation organisation) {
        organisations.put(organisation.id(), organisation.name(), organisation.administrators());
        organisation.clinics().forEach(clinic -> organisations.put(organisation.id(), clinic));
        organisation.clinicians().forEach(clinician -> organisations.put(organisation.id(), clinician));
        organisation.sources().forEach(source -> organisations.put(organisation.id(), source));
    }

    /** Runs until nothing is left to do; returns the run as it is then. */
    public Run run(OrganisationId organisation) {
        if (!(start.one(organisation) instanceof StartReadiness.Outcome.Begun)) {
            throw new IllegalStateException("not begun");
        }
        for (Due due = queue.poll(); due != null && slices < MOST_SLICES; due = queue.poll()) {
            if (due.at().isAfter(clock.instant())) {
                clock.set(due.at());
            }
            slices++;
            try {
                check.check(due.organisation(), due.started());
            } catch (Killed killed) {
                kills++;
                queue.add(new Due(
                        due.organisation(), due.started(), clock.instant().plus(REDELIVERED)));
            }
        }
        return ledger.run(organisation).orElseThrow().run();
    }

    /** Everything found. */
    public List<Report> reports(OrganisationId organisation) {
        return ledger.page(organisation, false, Optional.empty(), Integer.MAX_VALUE);
    }

    /** How often a worker was killed. */
    public int kills() {
        return kills;
    }

    /** How many messages were handled. */
    public int slices() {
        return slices;
    }

    /** What is known. */
    public InMemoryReadinessLedger ledger() {
        return ledger;
    }

    /** Where clinicians' visits are listed. */
    public InMemoryMonths months() {
        return months;
    }

    /** What is unsettled. */
    public InMemoryUnsettled unsettled() {
        return unsettled;
    }

    /** What was asked for. */
    public RecordingWakeups wakeups() {
        return wakeups;
    }

    /** Who is at mailboxes. */
    public InMemoryLines lines() {
        return lines;
    }

    private static void perish(BooleanSupplier dies) {
        if (dies.getAsBoolean()) {
            throw new Killed();
        }
    }

    private record Due(OrganisationId organisation, Instant started, Instant at) {}

    private record Mortal(ReadinessLedger real, BooleanSupplier dies) implements ReadinessLedger {

        @Override
        public Optional<Stored> run(OrganisationId organisation) {
            return real.run(organisation);
        }

        @Override
        public Optional<Stored> write(Run run, Optional<String> over) {
            perish(dies);
            Optional<Stored> written = real.write(run, over);
            perish(dies);
            return written;
        }

        @Override
        public void put(OrganisationId organisation, List<Report> reports) {
            perish(dies);
            real.put(organisation, reports);
            perish(dies);
        }

        @Override
        public Optional<Report> find(OrganisationId organisation, Subject subject) {
            return real.find(organisation, subject);
        }

        @Override
        public List<Report> between(OrganisationId organisation, String first, String last) {
            return real.between(organisation, first, last);
        }

        @Override
        public List<Report> page(OrganisationId organisation, boolean notReady, Optional<String> after, int atMost) {
            return real.page(organisation, notReady, after, atMost);
        }

        @Override
        public int forget(OrganisationId organisation, Instant before, int atMost) {
            perish(dies);
            int forgotten = real.forget(organisation, before, atMost);
            perish(dies);
            return forgotten;
        }
    }
}
