package org.virtualvisits.core.reply;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.virtualvisits.core.feed.AddressDigests;
import org.virtualvisits.core.feed.Addresses;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Contact;
import org.virtualvisits.core.notice.Desire;
import org.virtualvisits.core.notice.Facts;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Organisations;
import org.virtualvisits.core.visit.Decide;
import org.virtualvisits.core.visit.Decision;
import org.virtualvisits.core.visit.People;
import org.virtualvisits.core.visit.Visits;

/**
 * Finds the visits to come of whoever has an address, as they stand at this moment, and those called off because the patient
 * will not come, who may think again. The index is not believed blindly.
 */
public final class OpenVisits {

    /** Nobody has more to come. */
    private static final int MOST = 200;

    private final Addresses addresses;
    private final Visits visits;
    private final Organisations organisations;
    private final Phones phones;
    private final AddressDigests digests;
    private final Clock clock;

    /** Keeps its ports. */
    public OpenVisits(
            Addresses addresses,
            Visits visits,
            Organisations organisations,
            Phones phones,
            AddressDigests digests,
            Clock clock) {
        this.addresses = addresses;
        this.visits = visits;
        this.organisations = organisations;
        this.phones = phones;
        this.digests = digests;
        this.clock = clock;
    }

    /** What the address is called. */
    String digest(Channel channel, String address) {
        return digests.of(channel, address);
    }

    /** Each of them once for each of its patients who has the address; the soonest first. */
    List<Open> of(Channel channel, String address) {
        String digest = digest(channel, address);
        return addresses.of(digest, MOST).stream()
                .flatMap(use -> visits.read(use.visit()).stream())
                .flatMap(story -> open(story, channel, digest))
                .sorted(Comparator.comparing(Open::start))
                .toList();
    }

    private Stream<Open> open(Visits.Story story, Channel channel, String digest) {
        Instant now = clock.instant();
        Optional<Instant> start = story.visit().wanted().start().filter(now::isBefore);
        return start.isEmpty()
                ? Stream.empty()
                : organisations.find(story.visit().organisation()).stream()
                        .flatMap(organisation -> open(story, organisation, start.get(), channel, digest));
    }

    private Stream<Open> open(
            Visits.Story story, Organisation organisation, Instant start, Channel channel, String digest) {
        Decision decision = new Decide(story.visit().undeclined(), organisation, clock.instant()).decision();
        if (decision instanceof Decision.NoMeeting || decision instanceof Decision.Over) {
            return Stream.empty();
        }
        Optional<Facts> facts = decision.desire(story.visit().meeting()) instanceof Desire.Standing(var its)
                ? Optional.of(its)
                : Optional.empty();
        People people = People.of(story.visit(), story.notices(), decision, organisation, phones);
        return people.contacts().reachable().stream()
                .filter(contact -> contact.channel() == channel)
                .filter(contact -> isPatients(contact, story))
                .filter(contact -> digests.of(channel, contact.address()).equals(digest))
                .flatMap(contact -> people.clinic().stream()
                        .map(clinic -> new Open(story, organisation, clinic, contact, start, facts)));
    }

    /** Nobody answers for a patient by having come along. */
    private static boolean isPatients(Contact contact, Visits.Story story) {
        return story.visit().patients().stream()
                .noneMatch(one -> one.key().equals(contact.patient()) && one.isCompanion());
    }

    /**
     * A visit to come, and the patient of it who has the address.
     *
     * @param facts what the patient should know; empty while that cannot be told
     */
    record Open(
            Visits.Story story,
            Organisation organisation,
            Clinic clinic,
            Contact contact,
            Instant start,
            Optional<Facts> facts) {

        OrganisationId owner() {
            return organisation.id();
        }

        /** Whether the patient who writes then means the visit as it is: they were told of it, or have said no to just that. */
        boolean isKnownBy(Instant at) {
            return story.visit().isDeclined() || isToldBy(at);
        }

        /** Whether the last word to this patient at this address, sent by then, tells the visit as it is. */
        private boolean isToldBy(Instant at) {
            return story.notices().stream()
                    .filter(notice -> !notice.kind().occasional())
                    .filter(notice -> notice.patient().equals(contact.patient()))
                    .filter(notice -> notice.channel() == contact.channel())
                    .filter(notice -> !(notice.state() instanceof Notice.State.Superseded))
                    .max(Comparator.comparingInt(Notice::sequence))
                    .filter(last -> last.mark().equals(contact.mark()))
                    .filter(last -> facts.filter(last.facts()::equals).isPresent())
                    .filter(last -> last.state() instanceof Notice.State.Sent(var sent, var providerId, var delivered)
                            && !sent.isAfter(at))
                    .isPresent();
        }
    }
}
