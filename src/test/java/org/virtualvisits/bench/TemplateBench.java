package org.virtualvisits.bench;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.virtualvisits.adapters.template.HandlebarsLanguage;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.notice.Notice.Kind;
import org.virtualvisits.core.notice.Templates;
import org.virtualvisits.core.notice.Templates.Part;
import org.virtualvisits.core.notice.Templates.Whose;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Reminding;
import org.virtualvisits.core.template.InheritedTemplates;
import org.virtualvisits.core.template.OwnTemplate;
import org.virtualvisits.core.template.Scope;
import org.virtualvisits.core.template.Slot;
import org.virtualvisits.core.template.Style;
import org.virtualvisits.core.template.TemplateName;
import org.virtualvisits.core.visit.ExampleMessage;
import org.virtualvisits.sandbox.memory.InMemoryOwnTemplates;

/**
 * How many texts one thread fills in a second, shipped ones and an organisation's own; prints a table for
 * docs/reference/performance.md, which says how to run it.
 */
public final class TemplateBench {

    private static final int ROUNDS = 5;
    private static final Duration ROUND = Duration.ofSeconds(2);
    private static final OrganisationId NORTH = new OrganisationId("north");
    private static final Whose WHOSE = new Whose(NORTH, new ClinicId("cough"), Optional.of("TH1"));

    private final InMemoryOwnTemplates own = new InMemoryOwnTemplates();
    private final HandlebarsLanguage language = new HandlebarsLanguage();
    private final Templates templates = new InheritedTemplates(own, language);
    private final Map<String, Object> data = new ExampleMessage(URI.create("https://visits.example.org/j"), true)
            .data(
                    organisation(),
                    clinic(),
                    Optional.empty(),
                    Kind.CONFIRMATION,
                    "en",
                    Optional.of("Dr Bea Sample"),
                    Instant.parse("2026-09-30T11:40:00Z"),
                    Duration.ofMinutes(20));

    private TemplateBench() {}

    /** Measures on the thread that calls, after as many rounds of warming up. */
    public static void main(String[] arguments) {
        new TemplateBench().run();
    }

    private void run() {
        for (Part part : List.of(Part.SMS, Part.TEXT, Part.HTML)) {
            say(part, "shipped");
        }
        for (Part part : List.of(Part.SMS, Part.TEXT, Part.HTML)) {
            publish(part);
            say(part, "own");
        }
    }

    private void say(Part part, String whose) {
        rates(part);
        List<Long> rates = rates(part);
        System.out.printf(
                "| %s | %s | %,d characters | **%,d** (%,d to %,d) |%n",
                TemplateName.word(part),
                whose,
                fill(part).length(),
                rates.get(rates.size() / 2),
                rates.getFirst(),
                rates.getLast());
    }

    private List<Long> rates(Part part) {
        var rates = new ArrayList<Long>();
        for (int i = 0; i < ROUNDS; i++) {
            long end = System.nanoTime() + ROUND.toNanos();
            long filled = 0;
            long signs = 0;
            while (System.nanoTime() < end) {
                signs += fill(part).length();
                filled++;
            }
            if (signs == 0) {
                throw new IllegalStateException("nothing came out");
            }
            rates.add(filled / ROUND.toSeconds());
        }
        return rates.stream().sorted().toList();
    }

    private String fill(Part part) {
        return templates.fill(part, Kind.CONFIRMATION, WHOSE, "en", data);
    }

    private void publish(Part part) {
        var name = new TemplateName("en", Kind.CONFIRMATION, part);
        var published =
                new OwnTemplate.Published(1, language.shipped(name, Style.USUAL).orElseThrow());
        var scope = new Scope(Optional.of(WHOSE.clinic()), Optional.empty());
        own.write(
                NORTH,
                new OwnTemplate(new Slot(scope, name), 1, Optional.of(published), List.of()),
                Optional.empty(),
                Optional.empty());
    }

    private static Organisation organisation() {
        return new Organisation(
                NORTH, "North Health Trust", Set.of(), List.of(clinic()), List.of(), List.of(), List.of());
    }

    private static Clinic clinic() {
        return new Clinic(
                WHOSE.clinic(),
                "respiratory",
                "cough",
                Optional.of("Springfield Clinic"),
                ZoneId.of("Europe/London"),
                "GB",
                "01632 960123",
                new Clinic.Location("Springfield Health Centre", "1 Spring Lane, Springfield"),
                "springfield@example.nhs.uk",
                Set.of(),
                Clinic.OPENS_BEFORE,
                Clinic.CLOSES_AFTER,
                Reminding.NONE,
                List.of("en"),
                Map.of(),
                new Clinic.Organiser.OwnClinician(),
                Clinic.OnDecline.ASK,
                false);
    }
}
