package org.virtualvisits.core.reply;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.virtualvisits.core.feed.AddressDigests;
import org.virtualvisits.core.feed.Addresses;
import org.virtualvisits.core.feed.Answers;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.core.notice.Dispatch;
import org.virtualvisits.core.notice.Facts;
import org.virtualvisits.core.notice.Messenger;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.NoticeId;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.organisation.AppointmentType;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Clinic.OnDecline;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Reminding;
import org.virtualvisits.core.organisation.Source;
import org.virtualvisits.core.pace.Pace;
import org.virtualvisits.core.reply.Callback.Content;
import org.virtualvisits.core.visit.Actor;
import org.virtualvisits.core.visit.AppointmentStatus;
import org.virtualvisits.core.visit.Audit;
import org.virtualvisits.core.visit.MeetingState;
import org.virtualvisits.core.visit.Patient;
import org.virtualvisits.core.visit.Version;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.Visits;
import org.virtualvisits.core.visit.Wanted;
import org.virtualvisits.sandbox.memory.InMemoryAddresses;
import org.virtualvisits.sandbox.memory.InMemoryCallbacks;
import org.virtualvisits.sandbox.memory.InMemoryConsents;
import org.virtualvisits.sandbox.memory.InMemoryHealths;
import org.virtualvisits.sandbox.memory.InMemoryLines;
import org.virtualvisits.sandbox.memory.InMemoryOrganisations;
import org.virtualvisits.sandbox.memory.InMemoryReplies;
import org.virtualvisits.sandbox.memory.InMemoryUnsettled;
import org.virtualvisits.sandbox.memory.InMemoryVisits;
import org.virtualvisits.sandbox.memory.RecordingWakeups;

/**
 * Two organisations that send from one number, with visits a few days ahead, and a carrier that takes everything. The
 * southern one cancels for who declines.
 */
final class ReplyScene {

    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final Instant START = Instant.parse("2026-12-01T09:00:00Z");
    static final OrganisationId NORTH = new OrganisationId("north");
    static final OrganisationId SOUTH = new OrganisationId("south");
    static final String PHONE = "+447700900123";
    static final String PATIENT = "patient00001";

    final InMemoryVisits visits = new InMemoryVisits();
    final InMemoryAddresses addresses = new InMemoryAddresses();
    final InMemoryCallbacks callbacks = new InMemoryCallbacks();
    final InMemoryConsents consents = new InMemoryConsents();
    final InMemoryReplies replies = new InMemoryReplies();
    final InMemoryUnsettled unsettled = new InMemoryUnsettled();
    final RecordingWakeups wakeups = new RecordingWakeups();
    final InMemoryOrganisations organisations =
            InMemoryOrganisations.of(organisation(NORTH, OnDecline.ASK), organisation(SOUTH, OnDecline.CANCEL));
    final AddressDigests digests =
            new AddressDigests("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));
    final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    final List<Messenger.Text> texts = new ArrayList<>();
    final List<VisitId> changed = new ArrayList<>();
    final List<CallbackId> asked = new ArrayList<>();

    private final AtomicInteger events = new AtomicInteger();
    private final ReplyParts parts;
    private final TakeCallback take;

    ReplyScene() {
        Phones phones = (written, region) -> new Phones.Reading.Mobile(written);
        parts = new ReplyParts(
                new ReplyParts.Ports(callbacks, consents, replies, visits, unsettled, wakeups),
                new OpenVisits(addresses, visits, organisations, phones, digests, clock),
                clock);
        var pace = new Pace(
                new Pace.Ports(new InMemoryLines(), new InMemoryHealths()), InstantSource.fixed(NOW), Measures.NONE);
        Messenger messenger = Messenger.of(
                (text, perhapsSent) -> {
                    texts.add(text);
                    return new Delivery.Accepted("h-" + texts.size());
                },
                (mail, perhapsSent) -> new Delivery.Accepted("m"));
        take = parts.takeCallback(
                (id, after) -> asked.add(id),
                new Dispatch(messenger, pace.turns(), pace.texts(), pace.mails(), Measures.NONE),
                (language, data) -> language + data,
                changed::add,
                Measures.NONE);
    }

    Answers answers() {
        return parts.answers(organisations);
    }

    KeepConsent keepConsent() {
        return parts.keepConsent();
    }

    /** A text from the usual number, just now; returns how it ended. */
    String says(String words) {
        return says(PHONE, words, NOW);
    }

    String says(String from, String words, Instant at) {
        return tell(at, new Content.Text(from, words)).outcome();
    }

    Taken tell(Instant at, Content content) {
        CallbackId id = CallbackId.of("acs", "event-" + events.incrementAndGet(), at);
        callbacks.put(new Callback(id, at, content));
        return take.take(id);
    }

    Taken again(CallbackId id) {
        return take.take(id);
    }

    CallbackId last() {
        return CallbackId.of("acs", "event-" + events.get(), NOW);
    }

    /** A visit of one patient with the usual number, told by text. */
    VisitId visit(OrganisationId organisation, int number) {
        return visit(organisation, number, PHONE, sent());
    }

    VisitId visit(OrganisationId organisation, int number, String phone, Notice.State state) {
        return visit(organisation, number, List.of(patient(PATIENT, phone)), START, state);
    }

    VisitId visit(OrganisationId organisation, int number, List<Patient> patients, Instant start, Notice.State state) {
        VisitId id = VisitId.of(organisation, new SourceId(organisation + "-ehr"), "a-" + number);
        Instant end = start.plus(Duration.ofMinutes(20));
        var wanted = new Wanted(
                AppointmentStatus.BOOKED,
                Optional.of(start),
                Optional.of(end),
                Optional.empty(),
                patients,
                List.of(new Actor(Set.of("lee"), Optional.empty())),
                List.of(new Actor(Set.of("riverside"), Optional.empty())),
                List.of("video"),
                false);
        var visit = new Visit(
                id,
                organisation,
                new SourceId(organisation + "-ehr"),
                "a-" + number,
                new Version(OptionalLong.of(1), Optional.empty(), NOW.minus(Duration.ofDays(7))),
                Optional.empty(),
                wanted,
                List.of(),
                List.of(),
                new MeetingState.Live(
                        "oid-lee", id + "-1", "meeting", URI.create("https://teams.example.org"), start, end),
                1,
                1,
                List.of(),
                Optional.empty(),
                NOW,
                Optional.empty());
        var facts = new Facts(START, START.plus(Duration.ofMinutes(20)), new ClinicId("riverside"), "Dr Lee");
        List<Notice> notices = patients.stream()
                .map(patient -> new Notice(
                        new NoticeId("000001-sms-" + patient.key()),
                        patient.key(),
                        Channel.SMS,
                        Digest.of(12, id.value(), patient.phone().orElseThrow()),
                        Notice.Kind.CONFIRMATION,
                        facts,
                        Optional.empty(),
                        1,
                        state,
                        1,
                        NOW.minus(Duration.ofDays(1))))
                .toList();
        visits.write(new Visits.Write(visit, Optional.empty(), notices, List.of(), Optional.empty(), List.of()));
        patients.forEach(patient -> addresses.put(
                digests.of(Channel.SMS, patient.phone().orElseThrow()),
                id,
                Set.of(new Addresses.Holder(patient.key(), Channel.SMS))));
        return id;
    }

    static Patient patient(String key, String phone) {
        return new Patient(
                key,
                Optional.empty(),
                Optional.of("Morgan"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(phone),
                Optional.empty(),
                Optional.of("cy"));
    }

    static Notice.State sent() {
        return new Notice.State.Sent(NOW.minus(Duration.ofHours(1)), "p-1");
    }

    Notice notice(VisitId visit) {
        return visits.read(visit).orElseThrow().notices().getFirst();
    }

    void put(VisitId visit, Notice notice) {
        visits.put(visit, notice, List.of());
    }

    List<Audit.Act> acts(VisitId visit) {
        return visits.audit(visit, Optional.empty(), 100).rows().stream()
                .map(Audit::act)
                .toList();
    }

    private static Organisation organisation(OrganisationId id, OnDecline onDecline) {
        return new Organisation(
                id,
                id + " Health",
                Set.of(),
                List.of(clinic(onDecline)),
                List.of(new AppointmentType("video", Optional.empty(), "Video", true, Duration.ofMinutes(20))),
                List.of(new Clinician("lee", Set.of(), "Dr Lee", Optional.empty(), Optional.of("oid-lee"))),
                List.of(new Source(
                        new SourceId(id + "-ehr"),
                        "EHR",
                        Set.of(),
                        List.of(),
                        Source.Order.AUTOMATIC,
                        Optional.empty())));
    }

    private static Clinic clinic(OnDecline onDecline) {
        return new Clinic(
                new ClinicId("riverside"),
                "Respiratory",
                "Riverside",
                Optional.of("Riverside Clinic"),
                ZoneId.of("Europe/London"),
                "GB",
                "01632 960123",
                new Clinic.Location("Riverside", ""),
                "riverside@example.org",
                Set.of(),
                Clinic.OPENS_BEFORE,
                Clinic.CLOSES_AFTER,
                Reminding.USUAL,
                List.of("en", "cy"),
                Map.of(),
                new Clinic.Organiser.OwnClinician(),
                onDecline,
                false);
    }
}
