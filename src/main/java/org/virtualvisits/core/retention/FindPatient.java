package org.virtualvisits.core.retention;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.virtualvisits.core.feed.AddressDigests;
import org.virtualvisits.core.feed.Addresses;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.MailAddress;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.organisation.TellRegion;
import org.virtualvisits.core.visit.Patient;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.Visits;

/**
 * Finds what is kept about one patient. An address may be a whole family's, so it never names a patient: it only leads to
 * candidates, of whom somebody who knows the appointments must choose one.
 */
public final class FindPatient {

    /** Far more than one patient has in the longest time that visits are kept. */
    private static final int MOST_VISITS = 5_000;

    private static final int LONGEST_ADDRESS = 320;

    /** One patient of one visit, whom nothing names outside of it. */
    private static final Pattern WITHIN = Pattern.compile("(v[0-9a-z]{25})\\.([0-9a-z]{1,20})");

    private final Addresses addresses;
    private final AddressDigests digests;
    private final Visits visits;
    private final Phones phones;

    /** Keeps its ports. */
    public FindPatient(Addresses addresses, AddressDigests digests, Visits visits, Phones phones) {
        this.addresses = addresses;
        this.digests = digests;
        this.visits = visits;
        this.phones = phones;
    }

    /**
     * The visits that one patient is in, by their ids.
     *
     * @param subject as {@link Patient#subject(String)} makes it, or as a candidate is named
     */
    public List<Found> visits(OrganisationId organisation, SourceId source, String subject) {
        Matcher within = WITHIN.matcher(subject);
        Stream<VisitId> ids = within.matches()
                ? Stream.of(new VisitId(within.group(1)))
                : addresses.of(digests.of(organisation, source, subject), MOST_VISITS).stream()
                        .map(Addresses.Use::visit);
        return ids.sorted(Comparator.comparing(VisitId::value))
                .flatMap(id -> visits.read(id).stream())
                .filter(story -> story.visit().organisation().equals(organisation)
                        && story.visit().source().equals(source))
                .map(story -> new Found(story, keys(story.visit(), subject)))
                .filter(found -> !found.keys().isEmpty())
                .toList();
    }

    /** Who has an address, in that organisation; empty if the text is no address. */
    public Optional<List<Candidate>> candidates(OrganisationId organisation, String address) {
        return digest(address.strip()).map(digest -> {
            Map<String, Candidate> candidates = new LinkedHashMap<>();
            for (Addresses.Use use : addresses.of(digest, MOST_VISITS)) {
                visits.find(use.visit())
                        .map(Visits.Stored::visit)
                        .filter(visit -> visit.organisation().equals(organisation))
                        .ifPresent(visit -> holders(visit, use)
                                .forEach(patient -> candidates.merge(
                                        visit.source() + " " + subject(visit, patient),
                                        Candidate.of(visit, subject(visit, patient)),
                                        Candidate::and)));
            }
            return List.copyOf(candidates.values());
        });
    }

    private static Stream<Patient> holders(Visit visit, Addresses.Use use) {
        Set<String> keys = use.holders().stream().map(Addresses.Holder::patient).collect(Collectors.toSet());
        return visit.people().stream().filter(patient -> keys.contains(patient.key()));
    }

    private static Set<String> keys(Visit visit, String subject) {
        return visit.people().stream()
                .filter(patient -> subject(visit, patient).equals(subject))
                .map(Patient::key)
                .collect(Collectors.toSet());
    }

    private static String subject(Visit visit, Patient patient) {
        return patient.subject().orElse(visit.id() + "." + patient.key());
    }

    private Optional<String> digest(String written) {
        if (written.length() > LONGEST_ADDRESS) {
            return Optional.empty();
        }
        if (written.contains("@")) {
            return MailAddress.read(written).map(mail -> digests.of(Channel.EMAIL, mail));
        }
        return switch (phones.read(written, TellRegion.USUAL)) {
            case Phones.Reading.Mobile(var number) -> Optional.of(digests.of(Channel.SMS, number));
            case Phones.Reading.Fixed(var number) -> Optional.of(digests.of(Channel.SMS, number));
            case Phones.Reading.Unreadable() -> Optional.empty();
        };
    }

    /**
     * A visit that a patient is in.
     *
     * @param keys of the patient in it; more than one if the EHR names them twice
     */
    public record Found(Visits.Story story, Set<String> keys) {

        /** Keeps its own copy. */
        public Found {
            keys = Set.copyOf(keys);
        }
    }

    /**
     * Somebody who has an address, without a name: whoever has the EHR can tell by the appointments.
     *
     * @param subject names them in a request
     * @param appointments the EHR's ids, some of them
     */
    public record Candidate(SourceId source, String subject, int visits, List<String> appointments) {

        private static final int MOST_SHOWN = 5;

        /** Keeps its own copy. */
        public Candidate {
            appointments = List.copyOf(appointments);
        }

        static Candidate of(Visit visit, String subject) {
            return new Candidate(visit.source(), subject, 1, List.of(visit.appointmentId()));
        }

        Candidate and(Candidate other) {
            var all = new ArrayList<>(new TreeSet<>(appointments));
            all.addAll(other.appointments);
            return new Candidate(
                    source,
                    subject,
                    visits + other.visits,
                    all.stream().limit(MOST_SHOWN).toList());
        }
    }
}
