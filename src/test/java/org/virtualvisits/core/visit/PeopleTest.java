package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Contact;
import org.virtualvisits.core.notice.Facts;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.NoticeId;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.ClinicExample;
import org.virtualvisits.core.organisation.Organisation;

/** Whom the notices of a visit are for when its clinic is no longer to be told, and when readers share addresses. */
final class PeopleTest {

    private static final Instant START = Instant.parse("2026-12-01T09:00:00Z");
    private static final Patient JO = OneClinic.reachable("jo", "+447700900123");

    @Test
    void whereTheClinicCannotBeToldAnyMoreTheOneThatToldThemLastTellsThemTheRest() {
        People people = people(List.of(notice(1, "first"), notice(2, "second")));

        assertThat(people.clinic()).map(Clinic::id).contains(new ClinicId("second"));
        assertThat(people.contacts().at(JO.key(), Channel.SMS)).isPresent();
    }

    @Test
    void withoutAClinicAndBeforeAnythingWasToldNobodyIs() {
        People people = people(List.of());

        assertThat(people.clinic()).isEmpty();
        assertThat(people.contacts().reachable()).isEmpty();
        assertThat(people.leavers().reachable()).isEmpty();
    }

    @Test
    void aNoticeIsForItsOwnReaderOnItsOwnChannelAtTheAddressItWasPlannedFor() {
        var twin = new Contact("twin", Channel.SMS, "+447700900123", "m");
        var mail = new Contact(JO.key(), Channel.EMAIL, "jo@example.org", "m");
        var before = new Contact(JO.key(), Channel.SMS, "+447700900124", "before");
        var text = new Contact(JO.key(), Channel.SMS, "+447700900123", "m");

        assertThat(of(List.of(twin, mail, before, text)).contactOf(notice(1, "first")))
                .contains(text);
        assertThat(of(List.of(twin, mail, before)).contactOf(notice(1, "first")))
                .isEmpty();
    }

    @Test
    void whoHasLeftIsStillFound() {
        var left = new Contact(JO.key(), Channel.SMS, "+447700900123", "m");
        var people = new People(
                Optional.empty(), new Contacts(List.of(), List.of()), new Contacts(List.of(left), List.of()));

        assertThat(people.contactOf(notice(1, "first"))).contains(left);
    }

    private static People of(List<Contact> contacts) {
        return new People(Optional.empty(), new Contacts(contacts, List.of()), new Contacts(List.of(), List.of()));
    }

    private static People people(List<Notice> notices) {
        var wanted = new Wanted(
                AppointmentStatus.BOOKED,
                Optional.of(START),
                Optional.empty(),
                Optional.empty(),
                List.of(JO),
                List.of(),
                List.of(),
                List.of(),
                true);
        Visit visit =
                VisitExamples.minimal(OneClinic.VISIT).but().wanted(wanted).done();
        var organisation = new Organisation(
                new OrganisationId("north"),
                "North",
                Set.of(),
                List.of(
                        ClinicExample.of("first").clinic(),
                        ClinicExample.of("second").clinic()),
                List.of(),
                List.of(),
                List.of());
        return People.of(
                visit,
                notices,
                new Decision.Blocked(Optional.empty(), List.of(), false),
                organisation,
                (written, region) -> new Phones.Reading.Mobile(written));
    }

    private static Notice notice(int sequence, String clinic) {
        return new Notice(
                new NoticeId("%06d-sms-%s".formatted(sequence, JO.key())),
                JO.key(),
                Channel.SMS,
                "m",
                Notice.Kind.CONFIRMATION,
                new Facts(START, START.plusSeconds(1_200), new ClinicId(clinic), ""),
                Optional.empty(),
                sequence,
                new Notice.State.Planned(),
                0,
                START);
    }
}
