package org.virtualvisits.core.visit;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Facts;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.NoticeId;

/** Visits and notices to keep and get back: with everything, with nothing, and in every state. */
public final class VisitExamples {

    private static final Instant T0 = Instant.parse("2030-01-07T09:00:00Z");

    /** Moments as systems send them: to the nanosecond, and before the table's own calendar begins (1601). */
    private static final Instant EXACT = Instant.parse("2030-01-07T09:00:00.123456789Z");

    private static final Instant ANCIENT = Instant.parse("0001-01-01T00:00:00Z");

    private static final OrganisationId ORGANISATION = new OrganisationId("north-trust");
    private static final SourceId SOURCE = new SourceId("north-ehr");

    private VisitExamples() {}

    /** A visit id that no other test uses. */
    public static VisitId id() {
        return VisitId.of(ORGANISATION, SOURCE, UUID.randomUUID().toString());
    }

    /** Something that sets work going. */
    public static Cause cause() {
        return new Cause("source:ehr", "4bf92f3577b34da6a3ce929d0e0e4736");
    }

    /** With nothing that can be left out. */
    public static Visit minimal(VisitId id) {
        return new Visit(
                id,
                ORGANISATION,
                SOURCE,
                "1",
                Version.unmarked(T0),
                Optional.empty(),
                Wanted.nothingBut(AppointmentStatus.PROPOSED),
                List.of(),
                List.of(),
                new MeetingState.None(),
                1,
                0,
                List.of(),
                Optional.empty(),
                T0,
                Optional.empty());
    }

    /** With everything, three patients, and text that needs care. */
    public static Visit maximal(VisitId id) {
        return new Visit(
                id,
                ORGANISATION,
                SOURCE,
                "Appointment/ä?#%\\'\" 1",
                new Version(OptionalLong.of(9_007_199_254_740_993L), Optional.of(ANCIENT), EXACT),
                Optional.of(EXACT),
                wanted(),
                List.of("start: not a dateTime", "participant[2].actor: no reference"),
                List.of(patient("left0000000a", "Mx", "Ünal")),
                live(),
                7,
                42,
                everyAttention(),
                Optional.of(new Lateness(EXACT, Duration.ofMinutes(15), EXACT)),
                Optional.of(new Visit.Declined("p00000000001", EXACT)),
                Optional.of(new Visit.Lease("run-1|host-2", T0.plusSeconds(120))),
                EXACT,
                Optional.of(T0.plusNanos(1)),
                List.of(new Visit.Asked("Patient/4", EXACT, patient("p00000000004", "", "Ünal"))));
    }

    /** One visit in each state a meeting can be in. */
    public static Stream<Visit> inEveryMeetingState() {
        return Stream.of(
                        new MeetingState.None(),
                        new MeetingState.Intended("6e7b0000-0000-4000-8000-000000000009", "v-1", Optional.empty()),
                        new MeetingState.Intended("6e7b0000-0000-4000-8000-000000000009", "v-2", Optional.of(live())),
                        live(),
                        new MeetingState.Doubtful(live()))
                .map(state -> maximal(id()).but().meeting(state).done());
    }

    /** One visit in each status. */
    public static Stream<Visit> inEveryStatus() {
        return Arrays.stream(AppointmentStatus.values()).map(status -> {
            Visit visit = minimal(id());
            return visit.but().wanted(visit.wanted().in(status)).done();
        });
    }

    /** A visit that is to be so, and of which something may be wrong. */
    public static Visit wanting(VisitId id, Wanted wanted, Attention... attention) {
        return minimal(id).but().wanted(wanted).attention(List.of(attention)).done();
    }

    /** The same visit with another number: a change that a test can see. */
    public static Visit changed(Visit visit, int sequence) {
        return visit.but().sequence(sequence).done();
    }

    /** A visit with a problem of so many characters. */
    public static Visit withText(VisitId id, String text) {
        return minimal(id).but().unread(List.of(text)).done();
    }

    /** A planned notice without anything that can be left out. */
    public static Notice notice(int sequence) {
        return new Notice(
                noticeId(sequence, Channel.SMS),
                "p00000000001",
                Channel.SMS,
                "mark1",
                Notice.Kind.CONFIRMATION,
                new Facts(T0, T0.plusSeconds(1200), new ClinicId("memory-clinic"), ""),
                Optional.empty(),
                sequence,
                new Notice.State.Planned(),
                0,
                T0);
    }

    /** Notices of every kind in every state, by turns on each channel. */
    public static List<Notice> everyNotice() {
        List<Notice.State> states = List.of(
                new Notice.State.Planned(),
                new Notice.State.Placed(EXACT),
                new Notice.State.Barred(
                        EXACT, new Attention(Attention.Code.MESSAGES_BARRED, "It answered 401.", "Mend it.")),
                new Notice.State.Sending(EXACT),
                new Notice.State.Sent(EXACT, "740e5834-3a29-46b4-9a6f-16142fde533a"),
                new Notice.State.Failed(
                        EXACT, new Attention(Attention.Code.BAD_PHONE, "A landline: “0”.", "Ring 01632 960001.")),
                new Notice.State.Uncertain(EXACT),
                new Notice.State.Superseded(EXACT));
        Facts facts = new Facts(EXACT, ANCIENT, new ClinicId("a"), "Dr Zoë Ångström 李");
        List<Notice.Kind> kinds = List.of(Notice.Kind.values());
        return kinds.stream()
                .flatMap(kind -> states.stream()
                        .map(state -> notice(1 + states.indexOf(state) + 10 * kinds.indexOf(kind), kind, facts, state)))
                .toList();
    }

    private static Notice notice(int number, Notice.Kind kind, Facts facts, Notice.State state) {
        Channel channel = number % 2 == 0 ? Channel.SMS : Channel.EMAIL;
        return new Notice(
                noticeId(number, channel),
                "p00000000001",
                channel,
                "mark-2",
                kind,
                facts,
                Optional.of(EXACT),
                kind.occasional() ? Duration.ofMinutes(90) : Duration.ZERO,
                17,
                state,
                3,
                EXACT);
    }

    private static NoticeId noticeId(int sequence, Channel channel) {
        return new NoticeId("%06d-%s-p00000000001".formatted(sequence, channel.word()));
    }

    private static Wanted wanted() {
        return new Wanted(
                AppointmentStatus.BOOKED,
                Optional.of(EXACT),
                Optional.of(ANCIENT),
                Optional.of(Duration.ofMinutes(20).plusNanos(5)),
                List.of(
                        patient("p00000000001", "Dr", "Ní Bhriain"),
                        patient("p00000000002", "", "山田").in(ZoneId.of("Asia/Tokyo")),
                        new Patient(
                                "p00000000003",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("Patient/3"),
                                Optional.of(Patient.subject("Patient/3"))),
                        patient("p00000000004", "", "Coed").as(Patient.Role.INTERPRETER)),
                List.of(
                        new Actor(
                                Set.of("Practitioner/12", "https://ehr.example.org/r4/Practitioner/12"), named("李 医生")),
                        new Actor(Set.of(), Optional.empty())),
                List.of(new Actor(Set.of("Location/3", "urn:x|y|z"), named("Clinic \"B\", 2nd floor \uD83C\uDFE5"))),
                List.of("http://snomed.info/sct|448337001", "VIDEO"),
                true);
    }

    private static Patient patient(String key, String title, String family) {
        return new Patient(
                key,
                named(title),
                named("Siân \u200F'Ali\n"),
                named(family),
                named("Siân " + family + " \uD83D\uDE42"),
                named("07700 900123"),
                named("sian@example.org"),
                named("cy-GB"));
    }

    private static Optional<String> named(String text) {
        return Optional.of(text);
    }

    private static MeetingState.Live live() {
        return new MeetingState.Live(
                "6e7b0000-0000-4000-8000-000000000001",
                "v-1-7",
                "MSo2ZTdi*0**19:meeting_x@thread.v2",
                URI.create(
                        "https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=%7b%22Tid%22%7d"),
                EXACT,
                ANCIENT);
    }

    private static List<Attention> everyAttention() {
        return Arrays.stream(Attention.Code.values())
                .map(code -> new Attention(code, "What: “" + code + "”", "Fix: ring 01632 960001; $x = 'y'"))
                .toList();
    }
}
