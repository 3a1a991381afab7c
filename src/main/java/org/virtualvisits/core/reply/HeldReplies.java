package org.virtualvisits.core.reply;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.virtualvisits.core.feed.AddressDigests;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.reply.Callback.Content;
import org.virtualvisits.core.retention.Holder;
import org.virtualvisits.core.retention.Section;
import org.virtualvisits.core.retention.Subject;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.Visits;

/**
 * What patients have answered, as retention sees it: it goes with the visit, is shown with the rest, and is erased with the
 * patient. Consent stays: it is kept by a digest of the address, and a STOP that was forgotten would be a STOP that is
 * ignored. Of a visit that others take part in, nobody knows whose a text for staff is, so it stays for them until
 * staff have dealt with it, for seven days at most.
 */
public final class HeldReplies implements Holder {

    private final Replies replies;
    private final Callbacks callbacks;
    private final Consents consents;
    private final Visits visits;
    private final AddressDigests digests;

    /** Keeps its ports. */
    public HeldReplies(Replies replies, Callbacks callbacks, Consents consents, Visits visits, AddressDigests digests) {
        this.replies = replies;
        this.callbacks = callbacks;
        this.consents = consents;
        this.visits = visits;
        this.digests = digests;
    }

    @Override
    public void forget(VisitId visit) {
        Replies.Said said = replies.of(visit);
        said.answers().forEach(answer -> replies.forget(visit, answer.patient()));
        said.forStaff().forEach(reply -> drop(visit, reply));
    }

    @Override
    public List<Section> export(Subject subject) {
        return Stream.of(
                        new Section("answers", answers(subject).toList()),
                        new Section("textsForStaff", texts(subject).toList()),
                        new Section("consent", consent(subject).toList()))
                .filter(section -> !section.rows().isEmpty())
                .toList();
    }

    @Override
    public void erase(Subject subject) {
        for (Subject.Place place : subject.places()) {
            place.patients().forEach(patient -> replies.forget(place.visit(), patient));
            if (isNobodyElses(place.visit())) {
                replies.of(place.visit()).forStaff().forEach(reply -> drop(place.visit(), reply));
            }
        }
    }

    /** Words first: once nothing leads to them, nobody would find them before their seven days are over. */
    private void drop(VisitId visit, Replies.ForStaff reply) {
        Optional<Callback> kept = callbacks.find(reply.reply());
        boolean alone = kept.filter(its -> its.content() instanceof Content.ForStaff(var words, var where)
                        && where.stream().anyMatch(other -> !other.equals(visit) && isThere(other)))
                .isEmpty();
        if (alone) {
            kept.ifPresent(its -> callbacks.replace(its.with(new Content.Done())));
        }
        replies.settle(visit, reply.reply());
    }

    private boolean isThere(VisitId visit) {
        return visits.find(visit).isPresent();
    }

    private boolean isNobodyElses(VisitId visit) {
        return visits.find(visit)
                .map(Visits.Stored::visit)
                .map(Visit::people)
                .filter(people -> !people.isEmpty())
                .isEmpty();
    }

    private Stream<Map<String, String>> answers(Subject subject) {
        return subject.places().stream()
                .flatMap(place -> replies.of(place.visit()).answers().stream()
                        .filter(answer -> place.patients().contains(answer.patient()))
                        .map(answer -> row(
                                "visit", place.visit().value(),
                                "answer", answer.condition().name(),
                                "at", answer.at().toString(),
                                "aboutStart", answer.start().toString())));
    }

    private Stream<Map<String, String>> texts(Subject subject) {
        return subject.places().stream()
                .filter(place -> isOnlyTheirs(place))
                .flatMap(place -> replies.of(place.visit()).forStaff().stream()
                        .map(reply -> row(
                                "visit", place.visit().value(),
                                "at", reply.at().toString(),
                                "why", reply.why().name(),
                                "words", words(reply))));
    }

    private boolean isOnlyTheirs(Subject.Place place) {
        return visits.find(place.visit())
                .map(Visits.Stored::visit)
                .filter(visit -> visit.people().stream()
                        .allMatch(patient -> place.patients().contains(patient.key())))
                .isPresent();
    }

    private String words(Replies.ForStaff reply) {
        return callbacks
                .find(reply.reply())
                .flatMap(its -> its.content() instanceof Content.ForStaff(var words, var where)
                        ? Optional.of(words)
                        : Optional.empty())
                .orElse("");
    }

    private Stream<Map<String, String>> consent(Subject subject) {
        return subject.contacts().stream()
                .filter(contact -> !contact.address().isEmpty())
                .flatMap(contact -> consents.of(digests.of(contact.channel(), contact.address())).stream()
                        .filter(said -> said.organisation()
                                .filter(its -> !its.equals(subject.organisation()))
                                .isEmpty())
                        .map(said -> row(
                                "channel", contact.channel().word(),
                                "standing", said.standing().name(),
                                "at", said.at().toString())));
    }

    private static Map<String, String> row(String... columns) {
        var row = new LinkedHashMap<String, String>();
        for (int i = 0; i < columns.length; i += 2) {
            row.put(columns[i], columns[i + 1]);
        }
        return row;
    }
}
