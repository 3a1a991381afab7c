package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.MapAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Contact;
import org.virtualvisits.core.notice.Facts;
import org.virtualvisits.core.notice.Invites;
import org.virtualvisits.core.notice.Messenger;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.Notice.Kind;
import org.virtualvisits.core.notice.NoticeId;
import org.virtualvisits.core.notice.Templates;
import org.virtualvisits.core.organisation.AppointmentType;
import org.virtualvisits.core.organisation.ClinicExample;
import org.virtualvisits.core.organisation.Organisation;

/** One reader of a Welsh clinic, templates that write down what they are given, and the message that comes of it. */
final class MessageWriterTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant START = NOW.plus(Duration.ofDays(9));
    private static final Patient SIAN = new Patient(
            "p00000000001",
            Optional.empty(),
            Optional.of("Siân"),
            Optional.of("Example"),
            Optional.empty(),
            Optional.of("+447700900123"),
            Optional.of("sian@example.org"),
            Optional.of("cy-GB"));
    private static final Contact PHONE = new Contact(SIAN.key(), Channel.SMS, "+447700900123", "m1");
    private static final Contact MAIL = new Contact(SIAN.key(), Channel.EMAIL, "sian@example.org", "m2");

    private final JoinTokens tokens = new JoinTokens(
            "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8), URI.create("https://v.example.org"));
    private final List<Asked> asked = new ArrayList<>();
    private final List<Invites.Invite> invites = new ArrayList<>();
    private Patient patient = SIAN;

    @Test
    void aTextHoldsItsTemplatesWordsAndGoesToTheReadersPhone() {
        assertThat(written(Kind.CONFIRMATION, PHONE))
                .isInstanceOfSatisfying(MessageWriter.Written.Text.class, written -> {
                    assertThat(written.text().to()).isEqualTo("+447700900123");
                    assertThat(written.text().body()).isEqualTo("SMS\r\nin cy");
                });
    }

    @Test
    void aMailHoldsItsTemplatesWordsAndItsSubjectIsOneLine() {
        Messenger.Mail mail = mail(Kind.CONFIRMATION);

        assertThat(mail.to()).isEqualTo("sian@example.org");
        assertThat(mail.from()).isEqualTo("clinic@example.org");
        assertThat(mail.fromName()).isEqualTo("North");
        assertThat(mail.subject()).isEqualTo("SUBJECT in cy");
        assertThat(mail.text()).isEqualTo("TEXT\r\nin cy");
        assertThat(mail.html()).isEqualTo("HTML\r\nin cy");
        assertThat(mail.language()).isEqualTo("cy");
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatChangesTheVisitComesWithAnInvite(Kind kind) {
        assertThat(mail(kind).invite().isPresent()).isEqualTo(!kind.occasional());
    }

    @ParameterizedTest
    @EnumSource(names = {"CONFIRMATION", "AMENDMENT"})
    void whatStandsIsAskedForWithTheReadersOwnLink(Kind kind) {
        assertThat(mail(kind).invite()).contains(new Messenger.Invite("REQUEST", "ICS"));

        assertThat(invites).singleElement().satisfies(invite -> {
            assertThat(invite.method()).isEqualTo(Invites.Method.REQUEST);
            assertThat(invite.join()).contains(tokens.link(OneClinic.VISIT, MAIL));
            assertThat(invite.summary()).isEqualTo("INVITE_SUMMARY in cy");
            assertThat(invite.attendee()).isEqualTo("sian@example.org");
        });
        assertGiven("patient")
                .containsEntry("teams_url", tokens.link(OneClinic.VISIT, MAIL).toString());
    }

    @ParameterizedTest
    @EnumSource(names = {"CANCELLATION", "IN_PERSON"})
    void whatIsOffIsTakenOutOfTheCalendarAndLeadsNowhere(Kind kind) {
        assertThat(mail(kind).invite()).contains(new Messenger.Invite("CANCEL", "ICS"));

        assertThat(invites)
                .singleElement()
                .satisfies(invite -> assertThat(invite.join()).isEmpty());
        assertGiven("patient").containsEntry("teams_url", "");
    }

    @Test
    void onlyALateClinicianIsSaidToBeLate() {
        written(Kind.LATE, PHONE);
        assertGiven("appointment").containsEntry("late_minutes", 15L);

        written(Kind.REMINDER, PHONE);
        assertGiven("appointment").containsEntry("late_minutes", 0L);
    }

    @Test
    void theWordsAreChosenByOrganisationClinicAndKindOfAppointment() {
        written(Kind.CONFIRMATION, PHONE);

        assertThat(asked)
                .singleElement()
                .extracting(Asked::whose)
                .isEqualTo(new Templates.Whose(
                        new OrganisationId("north"), new ClinicId("c"), Optional.of("video"), false));
    }

    @Test
    void whoComesAlongIsGivenNothingOfAPatient() {
        patient = SIAN.as(Patient.Role.CARER);

        written(Kind.CONFIRMATION, PHONE);

        assertThat(asked).singleElement().satisfies(one -> {
            assertThat(one.whose().companion()).isTrue();
            assertThat(one.data().keySet()).isEqualTo(Set.of("reader", "visit", "clinic", "organisation"));
        });
    }

    @Test
    void whatCannotBeSaidSaysWhereAndIsNoMessage() {
        var writer = new MessageWriter(
                (part, kind, whose, language, data) -> {
                    throw new Templates.BrokenTemplate("line 3 of " + part);
                },
                invite -> "ICS",
                tokens,
                true);

        assertThat(writer.write(letter(Kind.CONFIRMATION, PHONE), NOW))
                .isEqualTo(new MessageWriter.Written.Broken("line 3 of SMS"));
    }

    /** What the last template was given under this name. */
    private MapAssert<Object, Object> assertGiven(String group) {
        return assertThat(asked.getLast().data().get(group)).asInstanceOf(InstanceOfAssertFactories.MAP);
    }

    private Messenger.Mail mail(Kind kind) {
        return ((MessageWriter.Written.Mail) written(kind, MAIL)).mail();
    }

    private MessageWriter.Written written(Kind kind, Contact contact) {
        Templates templates = (part, ofKind, whose, language, data) -> {
            asked.add(new Asked(whose, data));
            return part + "\r\nin " + language;
        };
        Invites writer = invite -> {
            invites.add(invite);
            return "ICS";
        };
        return new MessageWriter(templates, writer, tokens, true).write(letter(kind, contact), NOW);
    }

    private MessageWriter.Letter letter(Kind kind, Contact contact) {
        var notice = new Notice(
                new NoticeId("000001-" + contact.channel().word() + "-" + patient.key()),
                patient.key(),
                contact.channel(),
                contact.mark(),
                kind,
                new Facts(START, START.plus(Duration.ofMinutes(20)), new ClinicId("c"), "Dr Lee"),
                Optional.empty(),
                kind.occasional() ? Duration.ofMinutes(15) : Duration.ZERO,
                1,
                new Notice.State.Planned(),
                0,
                NOW);
        var wanted = new Wanted(
                AppointmentStatus.BOOKED,
                Optional.of(START),
                Optional.empty(),
                Optional.empty(),
                List.of(patient),
                List.of(),
                List.of(),
                List.of("video"),
                false);
        Visit visit =
                VisitExamples.minimal(OneClinic.VISIT).but().wanted(wanted).done();
        return new MessageWriter.Letter(
                visit,
                notice,
                patient,
                contact,
                ClinicExample.of("c").speaking("en", "cy").clinic(),
                new Organisation(
                        new OrganisationId("north"),
                        "North",
                        Set.of(),
                        List.of(),
                        List.of(new AppointmentType("video", Optional.empty(), "Video", true, Duration.ofMinutes(20))),
                        List.of(),
                        List.of()));
    }

    private record Asked(Templates.Whose whose, Map<String, ?> data) {}
}
