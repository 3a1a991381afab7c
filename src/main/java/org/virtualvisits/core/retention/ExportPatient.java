package org.virtualvisits.core.retention;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.virtualvisits.core.feed.Traces;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.Measures.Label;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.visit.Audit;
import org.virtualvisits.core.visit.JoinLinks;
import org.virtualvisits.core.visit.JoinTokens;
import org.virtualvisits.core.visit.Visits;

/**
 * Use case: all that is kept about one patient, for the answer to a subject access request (UK GDPR, Article 15). Never
 * anything of another patient of the same visit, and never a secret. That it was asked for stands in each visit's audit
 * before it is given.
 */
public final class ExportPatient {

    private static final int MOST_A_PAGE = 1_000;

    private final FindPatient find;
    private final Visits visits;
    private final Traces traces;
    private final JoinLinks links;
    private final JoinTokens tokens;
    private final List<Holder> holders;
    private final Measures measures;
    private final Clock clock;

    /** Keeps its ports. */
    public ExportPatient(
            FindPatient find,
            Visits visits,
            Traces traces,
            JoinLinks links,
            JoinTokens tokens,
            List<Holder> holders,
            Measures measures,
            Clock clock) {
        this.find = find;
        this.visits = visits;
        this.traces = traces;
        this.links = links;
        this.tokens = tokens;
        this.holders = List.copyOf(holders);
        this.measures = measures;
        this.clock = clock;
    }

    /**
     * All of it; no sections if there is no such patient.
     *
     * @param cause who asks
     * @throws IllegalStateException if it cannot be told that somebody asked
     */
    public List<Section> export(OrganisationId organisation, SourceId source, String subject, Cause cause) {
        List<FindPatient.Found> found = find.visits(organisation, source, subject);
        if (found.isEmpty()) {
            return List.of();
        }
        found.forEach(one -> tell(one, cause));
        measures.count(
                Measure.PRIVACY_REQUESTS, Map.of(Label.ORGANISATION, organisation.value(), Label.KIND, "export"));
        var sections = new ArrayList<Section>();
        sections.add(new Section("visits", each(found, facts -> Stream.of(facts.visit()))));
        sections.add(new Section("patient", each(found, PatientFacts::patient)));
        sections.add(new Section("messages", each(found, PatientFacts::messages)));
        sections.add(new Section("links", each(found, facts -> facts.links(this::works))));
        sections.add(new Section("lists", each(found, facts -> facts.lists(traces.of(facts.id())))));
        sections.add(new Section("audit", each(found, facts -> facts.audit(audit(facts)))));
        var known = PatientFacts.subject(organisation, found);
        holders.forEach(holder -> sections.addAll(holder.export(known)));
        return List.copyOf(sections);
    }

    private void tell(FindPatient.Found found, Cause cause) {
        var audit = Audit.of(clock.instant(), cause, Audit.Act.PATIENT_EXPORTED);
        if (!visits.note(found.story().visit().id(), audit, cause.correlation(), Duration.ofSeconds(1))) {
            throw new IllegalStateException(
                    "cannot tell of the export in " + found.story().visit());
        }
    }

    private static List<Map<String, String>> each(
            List<FindPatient.Found> found, Function<PatientFacts, Stream<Map<String, String>>> facts) {
        return found.stream().flatMap(one -> facts.apply(new PatientFacts(one))).toList();
    }

    private boolean works(PatientFacts.Link link) {
        return links.find(JoinTokens.digest(tokens.token(link.visit(), link.contact())))
                .isPresent();
    }

    private List<Audit> audit(PatientFacts facts) {
        var all = new ArrayList<Audit>();
        Visits.AuditPage page = visits.audit(facts.id(), Optional.empty(), MOST_A_PAGE);
        all.addAll(page.rows());
        while (page.next().isPresent()) {
            page = visits.audit(facts.id(), page.next(), MOST_A_PAGE);
            all.addAll(page.rows());
        }
        return all;
    }
}
