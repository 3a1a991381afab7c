package org.virtualvisits.core.readiness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Clinic.Organiser;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.organisation.Organisation;

/** Looks at a group of subjects: every question is asked for the whole group at once. */
final class CheckSubjects {

    private final CheckAccounts accounts;
    private final CheckSenders senders;
    private final CheckApp app;
    private final Phones phones;
    private final Clock clock;

    CheckSubjects(Grounds grounds, Clock clock) {
        this.accounts = new CheckAccounts(grounds.accounts(), grounds.turns(), clock);
        this.senders = new CheckSenders(grounds.accounts(), grounds.turns(), clock);
        this.app = new CheckApp(grounds, clock);
        this.phones = grounds.phones();
        this.clock = clock;
    }

    /** All subjects of an organisation, in their order. */
    static List<Subject> of(Organisation organisation) {
        return Stream.of(
                        Stream.of(new Subject.App()),
                        organisation.clinics().stream().map(clinic -> new Subject.OfClinic(clinic.id())),
                        organisation.clinicians().stream().map(clinician -> new Subject.OfClinician(clinician.id())))
                .flatMap(all -> all.map(Subject.class::cast))
                .sorted(Subject.ORDER)
                .toList();
    }

    /**
     * Looks.
     *
     * @param holder names the run at mailboxes
     * @param settle whether to report what could not be asked as such, instead of asking again
     */
    Seen look(Organisation organisation, List<Subject> subjects, String holder, boolean settle) {
        boolean ownHosts = organisation.clinics().isEmpty()
                || organisation.clinics().stream()
                        .anyMatch(clinic -> clinic.organiser() instanceof Organiser.OwnClinician);
        Map<Subject, CheckAccounts.Person> people = new LinkedHashMap<>();
        Map<String, CheckSenders.Sender> mailboxes = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            switch (subject) {
                case Subject.App only -> {}
                case Subject.OfClinic(var id) ->
                    organisation.clinic(id).ifPresent(clinic -> {
                        mailboxes.computeIfAbsent(sender(clinic), CheckSenders.Sender::new);
                        if (clinic.organiser() instanceof Organiser.Facilitator(var account)) {
                            people.put(subject, new CheckAccounts.Person(Optional.of(account), Optional.empty(), true));
                        }
                    });
                case Subject.OfClinician(var id) ->
                    clinician(organisation, id)
                            .ifPresent(one -> people.put(
                                    subject,
                                    new CheckAccounts.Person(one.objectId(), one.userPrincipalName(), ownHosts)));
            }
        }
        accounts.check(List.copyOf(people.values()), holder);
        Instant asked = clock.instant();
        senders.check(List.copyOf(mailboxes.values()), holder);
        List<Look> looks = Stream.concat(
                        people.values().stream().map(CheckAccounts.Person::look),
                        mailboxes.values().stream().map(CheckSenders.Sender::look))
                .toList();
        Optional<Duration> later =
                looks.stream().flatMap(look -> look.later().stream()).max(Duration::compareTo);
        boolean signedOut = looks.stream().anyMatch(Look::isSignedOut);
        if (signedOut || (later.isPresent() && !settle)) {
            return new Seen(List.of(), later, signedOut, asked);
        }
        Optional<Instant> theirs =
                looks.stream().flatMap(look -> look.time().stream()).findFirst();
        List<Report> reports = subjects.stream()
                .map(subject -> new Report(
                        subject, findings(organisation, subject, people, mailboxes, theirs), clock.instant()))
                .toList();
        return new Seen(reports, Optional.empty(), false, asked);
    }

    private List<Finding> findings(
            Organisation organisation,
            Subject subject,
            Map<Subject, CheckAccounts.Person> people,
            Map<String, CheckSenders.Sender> mailboxes,
            Optional<Instant> theirs) {
        var all = new ArrayList<Finding>();
        Optional.ofNullable(people.get(subject)).map(CheckAccounts.Person::look).ifPresent(look -> hear(look, all));
        switch (subject) {
            case Subject.App only -> all.addAll(app.look(organisation, theirs));
            case Subject.OfClinic(var id) ->
                organisation.clinic(id).ifPresent(clinic -> {
                    Optional.ofNullable(mailboxes.get(sender(clinic)))
                            .map(CheckSenders.Sender::look)
                            .ifPresent(look -> hear(look, all));
                    all.addAll(configured(organisation, clinic));
                });
            case Subject.OfClinician(var id) ->
                clinician(organisation, id)
                        .filter(one -> isOfTwo(organisation, one))
                        .ifPresent(one -> all.add(new Finding(
                                Defect.ACCOUNT_OF_TWO,
                                one.objectId().or(one::userPrincipalName).orElse(""))));
        }
        return all;
    }

    private static void hear(Look look, List<Finding> all) {
        all.addAll(look.findings());
        if (look.later().isPresent()) {
            all.add(new Finding(Defect.NOT_CHECKED, ""));
        }
    }

    private List<Finding> configured(Organisation organisation, Clinic clinic) {
        var all = new ArrayList<Finding>();
        if (phones.read(clinic.phone(), clinic.region()) instanceof Phones.Reading.Unreadable) {
            all.add(new Finding(Defect.CLINIC_PHONE_INVALID, clinic.phone()));
        }
        boolean own = organisation.clinicians().stream()
                .anyMatch(clinician -> clinician
                        .userPrincipalName()
                        .filter(sender(clinic)::equalsIgnoreCase)
                        .isPresent());
        if (own) {
            all.add(new Finding(Defect.SENDER_IS_CLINICIAN, clinic.sender()));
        }
        return all;
    }

    private static boolean isOfTwo(Organisation organisation, Clinician one) {
        Set<String> names = names(one);
        return organisation.clinicians().stream()
                .filter(other -> !other.id().equals(one.id()))
                .anyMatch(other -> names(other).stream().anyMatch(names::contains));
    }

    private static Set<String> names(Clinician clinician) {
        Set<String> names = new HashSet<>();
        clinician.objectId().map(id -> id.toLowerCase(Locale.ROOT)).ifPresent(names::add);
        clinician.userPrincipalName().map(name -> name.toLowerCase(Locale.ROOT)).ifPresent(names::add);
        return names;
    }

    private static Optional<Clinician> clinician(Organisation organisation, String id) {
        return organisation.clinicians().stream()
                .filter(one -> one.id().equals(id))
                .findFirst();
    }

    private static String sender(Clinic clinic) {
        return clinic.sender().toLowerCase(Locale.ROOT);
    }

    /**
     * What a look came to.
     *
     * @param reports of each subject in order; none if it must be done again
     * @param later how long to wait before that
     * @param meetingsAsked when Teams had answered at the latest
     */
    record Seen(List<Report> reports, Optional<Duration> later, boolean signedOut, Instant meetingsAsked) {}
}
