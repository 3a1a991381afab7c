package org.virtualvisits.core.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.visit.Decide;
import org.virtualvisits.core.visit.Decision;
import org.virtualvisits.core.visit.People;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.Visits;

/** Tells what indexes should say of a visit. A pure function of its parts. */
record ComposeListing(
        Visits.Story story,
        Map<String, Instant> arrived,
        Answered answered,
        Organisation organisation,
        Phones phones,
        AddressDigests digests,
        Instant now) {

    Listing listing() {
        Visit visit = story.visit();
        Decision decision = new Decide(visit, organisation, now).decision();
        Optional<Entry.Stage> stage = stage(decision);
        if (stage.isEmpty()) {
            // Not for staff to see, but to be found when its patient asks what is kept about them.
            return new Listing(Optional.empty(), Map.of(), subjects());
        }
        People people = People.of(visit, story.notices(), decision, organisation, phones);
        Optional<Instant> end = visit.wanted().start().map(decision(visit)::end);
        Entry entry =
                new ComposeEntry(story, arrived, answered, organisation, now).entry(people.clinic(), end, stage.get());
        return new Listing(
                Optional.of(new Listing.Page(day(people.clinic()), entry)),
                end.map(its -> slots(entry, its)).orElse(Map.of()),
                holders(people));
    }

    private Decide decision(Visit visit) {
        return new Decide(visit, organisation, now);
    }

    /** Empty for what was never to be by video: an EHR may send every appointment it has. */
    private Optional<Entry.Stage> stage(Decision decision) {
        Visit visit = story.visit();
        boolean known = !story.notices().isEmpty();
        return switch (decision) {
            case Decision.Meet meet ->
                Optional.of(meet.isMetBy(visit.meeting()) ? Entry.Stage.READY : Entry.Stage.PREPARING);
            case Decision.LookUp lookUp -> Optional.of(Entry.Stage.PREPARING);
            case Decision.Blocked blocked -> Optional.of(Entry.Stage.PREPARING);
            case Decision.NoMeeting noMeeting ->
                Optional.of(noMeeting.kind() == Notice.Kind.IN_PERSON ? Entry.Stage.IN_PERSON : Entry.Stage.CANCELLED)
                        .filter(stage -> known);
            case Decision.Over over -> over();
        };
    }

    private Optional<Entry.Stage> over() {
        Visit visit = story.visit();
        Entry.Stage stage = switch (visit.wanted().status()) {
            case NOSHOW -> Entry.Stage.MISSED;
            case FULFILLED -> Entry.Stage.DONE;
            default -> visit.meeting().reachable().isPresent() ? Entry.Stage.READY : Entry.Stage.PREPARING;
        };
        boolean wasVideo =
                !story.notices().isEmpty() || visit.meeting().reachable().isPresent();
        return Optional.of(stage).filter(its -> wasVideo || !visit.attention().isEmpty());
    }

    private Day day(Optional<Clinic> clinic) {
        ZoneId zone = clinic.map(Clinic::zone).orElseGet(() -> zone(organisation));
        Optional<LocalDate> date =
                story.visit().wanted().start().map(start -> start.atZone(zone).toLocalDate());
        return new Day(organisation.id(), date);
    }

    /** Of the organisation's first clinic, where a visit's own is not known. */
    static ZoneId zone(Organisation organisation) {
        return organisation.clinics().stream().findFirst().map(Clinic::zone).orElse(ZoneOffset.UTC);
    }

    private Map<Month, Slot> slots(Entry entry, Instant end) {
        boolean takesPlace = entry.stage() != Entry.Stage.CANCELLED && entry.stage() != Entry.Stage.IN_PERSON;
        Instant start = entry.start().orElseThrow();
        var slots = new HashMap<Month, Slot>();
        if (takesPlace && entry.clinic().isPresent()) {
            ClinicId clinic = entry.clinic().get();
            var slot = new Slot(
                    entry.visit(),
                    clinic,
                    start,
                    end,
                    story.visit().sequence(),
                    story.visit().version().arrived());
            YearMonth month = YearMonth.from(start.atZone(ZoneOffset.UTC));
            entry.clinicians().forEach(one -> slots.put(new Month(organisation.id(), one, month), slot));
        }
        return slots;
    }

    private Map<String, Set<Addresses.Holder>> holders(People people) {
        var holders = new HashMap<String, Set<Addresses.Holder>>();
        people.contacts()
                .reachable()
                .forEach(contact -> holders.computeIfAbsent(
                                digests.of(contact.channel(), contact.address()), address -> new HashSet<>())
                        .add(new Addresses.Holder(contact.patient(), contact.channel())));
        holders.putAll(subjects());
        return holders;
    }

    /** Nobody can be written to by these, so they have no holders. */
    private Map<String, Set<Addresses.Holder>> subjects() {
        Visit visit = story.visit();
        return visit.people().stream()
                .flatMap(patient -> patient.subject().stream())
                .map(subject -> digests.of(visit.organisation(), visit.source(), subject))
                .distinct()
                .collect(Collectors.toMap(digest -> digest, digest -> Set.of()));
    }

    /** Those known here, in the appointment's order. */
    static List<Clinician> clinicians(Visit visit, Organisation organisation) {
        var found = new LinkedHashSet<Clinician>();
        visit.wanted()
                .clinicians()
                .forEach(actor ->
                        organisation.clinicianKnownAs(actor.identifiers()).ifPresent(found::add));
        return List.copyOf(found);
    }
}
