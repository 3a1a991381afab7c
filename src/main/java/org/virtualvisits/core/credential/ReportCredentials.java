package org.virtualvisits.core.credential;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.virtualvisits.core.kernel.OrganisationId;

/** Use case: tell how an organisation's credentials stand, from what the last list noted. Never asks the directory. */
public final class ReportCredentials {

    private final CredentialLedger ledger;
    private final Letters letters;
    private final Clock clock;

    /** Keeps its ports. */
    public ReportCredentials(CredentialLedger ledger, Letters letters, Clock clock) {
        this.ledger = ledger;
        this.letters = letters;
        this.clock = clock;
    }

    /**
     * The report, or empty if nothing is watched.
     *
     * @param states which to show; all where none is named
     */
    public Optional<Report> report(OrganisationId organisation, Set<State> states) {
        return ledger.watch(organisation).map(watch -> report(watch, states));
    }

    private Report report(Watch watch, Set<State> states) {
        Instant now = clock.instant();
        Map<CredentialId, Acknowledgement> words = ledger.acknowledgements(watch.organisation()).stream()
                .collect(Collectors.toMap(Acknowledgement::credential, word -> word));
        var lines = new ArrayList<Report.Line>();
        ledger.each(watch.organisation(), held -> {
            State state = State.of(held.credential(), watch, now);
            if (held.gone().isEmpty() && (states.isEmpty() || states.contains(state))) {
                lines.add(line(watch, held, state, now, words));
            }
        });
        lines.sort(Comparator.comparing(Report.Line::state)
                .thenComparing(Report.Line::expires)
                .thenComparing(line -> line.credential().application())
                .thenComparing(line -> line.credential().id().value()));
        return new Report(watch, now, ledger.round(), lines);
    }

    private static Report.Line line(
            Watch watch, Held held, State state, Instant now, Map<CredentialId, Acknowledgement> words) {
        Credential credential = held.credential();
        return new Report.Line(
                credential,
                watch.day(credential.ends()),
                watch.daysLeft(credential, now),
                state,
                CredentialMail.word(credential.kind()),
                Advice.on(credential),
                held.step().stream().boxed().findFirst(),
                Optional.ofNullable(words.get(credential.id()))
                        .filter(word -> !watch.day(now).isAfter(word.until())));
    }

    /** The report as an HTML document. */
    public String html(Report report) {
        return html(report, counts(report));
    }

    /** The same with another account of how many there are. */
    String html(Report report, String counts) {
        var data = new HashMap<String, Object>();
        data.put("organisation", report.watch().organisation().value());
        data.put("day", report.watch().day(report.at()).toString());
        data.put("zone", report.watch().zone().getId());
        data.put("listed", report.round().listed().map(Object::toString).orElse("never"));
        data.put("trouble", report.round().trouble().orElse(""));
        data.put("counts", counts);
        data.put("none", report.lines().isEmpty());
        return letters.report(
                data,
                report.lines().stream()
                        .<Map<String, ?>>map(ReportCredentials::row)
                        .toList());
    }

    /** How many are in which state. */
    static String counts(Report report) {
        var counts = new EnumMap<State, Integer>(State.class);
        report.lines().forEach(line -> counts.merge(line.state(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + word(entry.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static Map<String, Object> row(Report.Line line) {
        return Map.of(
                "application", line.credential().application(),
                "appId", line.credential().appId(),
                "kind", line.kind(),
                "expires", line.expires().toString(),
                "left", left(line.daysLeft()),
                "state", word(line.state()),
                "urgency", line.state().name().toLowerCase(Locale.ROOT),
                "own", line.credential().own(),
                "owners",
                        line.credential().owners().isEmpty()
                                ? "nobody"
                                : String.join(", ", line.credential().owners()),
                "advice", line.advice());
    }

    private static String left(int days) {
        return days < 0 ? -days + " ago" : days == 0 ? "today" : Integer.toString(days);
    }

    /** As people read it. */
    static String word(State state) {
        return switch (state) {
            case EXPIRED -> "expired in use";
            case EXPIRING -> "expiring";
            case VALID -> "valid";
            case SUPERSEDED -> "superseded";
            case EXPIRED_SUPERSEDED -> "expired but superseded";
        };
    }
}
