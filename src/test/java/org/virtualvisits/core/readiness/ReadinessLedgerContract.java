package org.virtualvisits.core.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.OrganisationId;

/** What every {@link ReadinessLedger} does. */
@SuppressWarnings("this-escape") // what subclasses make needs nothing of theirs
public abstract class ReadinessLedgerContract {

    private static final OrganisationId NORTH = new OrganisationId("north");
    private static final OrganisationId SOUTH = new OrganisationId("south");
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    private final ReadinessLedger ledger = ledger();

    /** An empty one. */
    protected abstract ReadinessLedger ledger();

    /** A run that has everything. */
    public static Run run(OrganisationId organisation) {
        return new Run(
                organisation,
                NOON,
                Run.State.STOPPED,
                40,
                20,
                17,
                Map.of(Defect.POLICY_MISSING, 2, Defect.TEXTS_OFF, 1),
                Optional.of("clinic|riverside"),
                9,
                Optional.of("run"),
                NOON.plusSeconds(5),
                NOON.plusSeconds(6),
                3,
                Optional.of(NOON.plusSeconds(7)));
    }

    private static Report clinician(String id, Instant checked, Defect... defects) {
        return new Report(
                new Subject.OfClinician(id),
                List.of(defects).stream()
                        .map(defect -> new Finding(defect, "about it"))
                        .toList(),
                checked);
    }

    @Test
    void whatWasWrittenIsReadToTheLastField() {
        Report clinic = new Report(
                new Subject.OfClinic(new ClinicId("riverside")),
                List.of(new Finding(Defect.SENDER_ABSENT, "x@example.org"), new Finding(Defect.NOT_CHECKED, "")),
                NOON);
        assertThat(ledger.write(run(NORTH), Optional.empty())).isPresent();
        ledger.put(NORTH, List.of(clinic));

        assertThat(ledger.run(NORTH).orElseThrow().run()).isEqualTo(run(NORTH));
        assertThat(ledger.find(NORTH, clinic.subject())).contains(clinic);
        assertThat(ledger.run(SOUTH)).isEmpty();
        assertThat(ledger.find(SOUTH, clinic.subject())).isEmpty();
    }

    @Test
    void ofTwoWhoWriteARunOverWhatBothHaveReadTheSecondIsRefused() {
        String read = ledger.write(run(NORTH), Optional.empty()).orElseThrow().version();

        assertThat(ledger.write(run(NORTH), Optional.empty())).isEmpty();
        Optional<ReadinessLedger.Stored> first = ledger.write(run(NORTH).released(NOON, 0), Optional.of(read));
        assertThat(first).isPresent();
        assertThat(ledger.write(run(NORTH).released(NOON, 1), Optional.of(read)))
                .isEmpty();
        assertThat(ledger.run(NORTH)).isEqualTo(first);
    }

    @Test
    void reportsComePageByPageInTheirOrderAndOnlyThoseThatAreNotReadyIfAsked() {
        ledger.write(run(NORTH), Optional.empty());
        ledger.put(NORTH, List.of(new Report(new Subject.App(), List.of(), NOON)));
        for (int from = 0; from < 60; from += 20) {
            ledger.put(
                    NORTH,
                    IntStream.range(from, from + 20)
                            .mapToObj(i -> i % 7 == 3
                                    ? clinician("c%02d".formatted(i), NOON, Defect.ACCOUNT_DISABLED)
                                    : clinician("c%02d".formatted(i), NOON, Defect.MAILBOX_ABSENT))
                            .toList());
        }
        ledger.put(SOUTH, List.of(clinician("c00", NOON, Defect.ACCOUNT_DISABLED)));

        List<Report> first = ledger.page(NORTH, false, Optional.empty(), 25);
        assertThat(first).hasSize(25);
        assertThat(first.getFirst().subject()).isEqualTo(new Subject.App());
        List<Report> rest =
                ledger.page(NORTH, false, Optional.of(first.getLast().subject().key()), 100);
        assertThat(rest).hasSize(36);
        assertThat(ledger.page(NORTH, true, Optional.of("clinician|c10"), 3))
                .extracting(report -> report.subject().key())
                .containsExactly("clinician|c17", "clinician|c24", "clinician|c31");
        assertThat(ledger.between(NORTH, "clinician|c05", "clinician|c07")).hasSize(3);
    }

    @Test
    void aReportReplacesTheOneBefore() {
        ledger.put(NORTH, List.of(clinician("lee", NOON, Defect.ACCOUNT_DISABLED)));
        ledger.put(NORTH, List.of(clinician("lee", NOON.plusSeconds(1))));

        assertThat(ledger.page(NORTH, false, Optional.empty(), 10))
                .containsExactly(clinician("lee", NOON.plusSeconds(1)));
        assertThat(ledger.page(NORTH, true, Optional.empty(), 10)).isEmpty();
    }

    @Test
    void whatIsOlderThanTheRunIsForgottenAFewAtATimeAndTheRunItselfIsNot() {
        ledger.write(run(NORTH), Optional.empty());
        ledger.put(
                NORTH,
                List.of(
                        clinician("a", NOON.minusMillis(1)),
                        clinician("b", NOON.minusSeconds(9)),
                        clinician("c", NOON),
                        clinician("d", NOON.minusSeconds(2))));

        assertThat(ledger.forget(NORTH, NOON, 2)).isEqualTo(2);
        assertThat(ledger.forget(NORTH, NOON, 2)).isEqualTo(1);
        assertThat(ledger.page(NORTH, false, Optional.empty(), 10)).containsExactly(clinician("c", NOON));
        assertThat(ledger.run(NORTH)).isPresent();
    }
}
