package org.virtualvisits.core.feed;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.visit.Actor;
import org.virtualvisits.core.visit.FindVisit;
import org.virtualvisits.core.visit.Patient;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.Visits;

/** Tells how the day list shows a visit. A pure function of its parts. */
record ComposeEntry(
        Visits.Story story, Map<String, Instant> arrived, Answered answered, Organisation organisation, Instant now) {

    Entry entry(Optional<Clinic> clinic, Optional<Instant> end, Entry.Stage stage) {
        Visit visit = story.visit();
        List<Clinician> clinicians = ComposeListing.clinicians(visit, organisation);
        return new Entry(
                visit.id(),
                visit.organisation(),
                clinic.map(Clinic::id),
                visit.wanted().start(),
                end,
                clinicians.stream().map(Clinician::id).toList(),
                clinicians.stream()
                        .map(Clinician::displayName)
                        .findFirst()
                        .or(() -> visit.wanted().clinicians().stream()
                                .flatMap(actor -> display(actor).stream())
                                .findFirst())
                        .orElse(""),
                stage,
                visit.patients().stream().map(this::person).toList(),
                Stream.concat(FindVisit.attention(story, clinic, now).stream(), answered.attention().stream())
                        .toList());
    }

    private static Optional<String> display(Actor actor) {
        return actor.display();
    }

    private Entry.Person person(Patient patient) {
        return new Entry.Person(
                patient.key(),
                name(patient),
                patient.phone(),
                Optional.ofNullable(arrived.get(patient.key())),
                answered.conditions().getOrDefault(patient.key(), Condition.UNCONFIRMED),
                Stream.of(Channel.values())
                        .flatMap(channel -> told(patient, channel).stream())
                        .toList(),
                patient.role());
    }

    private static String name(Patient patient) {
        return patient.displayName()
                .orElseGet(() -> Stream.of(patient.title(), patient.givenName(), patient.familyName())
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(" ")));
    }

    private Optional<Entry.Told> told(Patient patient, Channel channel) {
        return story.notices().stream()
                .filter(notice -> notice.patient().equals(patient.key()))
                .filter(notice -> notice.channel() == channel)
                .filter(notice -> !(notice.state() instanceof Notice.State.Superseded))
                .max(Comparator.comparingInt(Notice::sequence))
                .map(ComposeEntry::told);
    }

    private static Entry.Told told(Notice notice) {
        return switch (notice.state()) {
            case Notice.State.Planned() -> told(notice, Entry.Progress.WAITING, notice.planned());
            case Notice.State.Placed(var at) -> told(notice, Entry.Progress.WAITING, notice.planned());
            case Notice.State.Barred(var at, var attention) -> told(notice, Entry.Progress.WAITING, notice.planned());
            case Notice.State.Sending(var until) -> told(notice, Entry.Progress.WAITING, notice.planned());
            case Notice.State.Sent(var at, var providerId, var delivered) ->
                told(
                        notice,
                        delivered.isPresent() ? Entry.Progress.DELIVERED : Entry.Progress.SENT,
                        delivered.orElse(at));
            case Notice.State.Failed(var at, var attention) -> told(notice, Entry.Progress.FAILED, at);
            case Notice.State.Uncertain(var at) -> told(notice, Entry.Progress.UNCERTAIN, at);
            case Notice.State.Superseded(var at) -> told(notice, Entry.Progress.UNCERTAIN, at);
        };
    }

    private static Entry.Told told(Notice notice, Entry.Progress progress, Instant at) {
        return new Entry.Told(notice.channel(), notice.kind(), progress, at);
    }
}
