package org.virtualvisits.core.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.visit.Patient;

/** What indexes hold: with everything, and with nothing that can be left out. */
public final class FeedExamples {

    private static final Instant AT = Instant.parse("2030-01-07T09:00:00.123456789Z");

    private FeedExamples() {}

    /** A visit that no other test uses. */
    public static VisitId visit() {
        return VisitId.of(
                new OrganisationId("north"),
                new SourceId("ehr"),
                UUID.randomUUID().toString());
    }

    /** An organisation that no other test uses. */
    public static OrganisationId organisation() {
        return new OrganisationId("o" + UUID.randomUUID().toString().substring(0, 30));
    }

    /** A page that no other test uses. */
    public static Day day() {
        return new Day(organisation(), Optional.of(LocalDate.of(2030, 1, 7)));
    }

    /** A month of a clinician whose id needs care. */
    public static Month month() {
        return new Month(organisation(), "lee/ä 1", YearMonth.of(2030, 1));
    }

    /** With everything. */
    public static Entry maximal(VisitId visit) {
        var told = new Entry.Told(Channel.EMAIL, Notice.Kind.AMENDMENT, Entry.Progress.FAILED, AT);
        return new Entry(
                visit,
                new OrganisationId("north"),
                Optional.of(new ClinicId("a")),
                Optional.of(AT),
                Optional.of(AT.plusSeconds(1_200)),
                List.of("lee", "kaur"),
                "Dr Robin Lee",
                Entry.Stage.READY,
                List.of(new Entry.Person(
                        "p1",
                        "Ms Ffion Ünal",
                        Optional.of("07700 900123"),
                        Optional.of(AT),
                        Condition.DECLINED,
                        List.of(told),
                        Patient.Role.INTERPRETER)),
                List.of(new Attention(Attention.Code.BAD_PHONE, "what", "fix")));
    }

    /** With nothing that can be left out. */
    public static Entry minimal(VisitId visit) {
        return new Entry(
                visit,
                new OrganisationId("north"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                "",
                Entry.Stage.PREPARING,
                List.of(),
                List.of());
    }

    /** A visit in a calendar. */
    public static Slot slot(VisitId visit, int sequence) {
        return new Slot(visit, new ClinicId("a"), AT, AT.plusSeconds(1_200), sequence, AT);
    }
}
