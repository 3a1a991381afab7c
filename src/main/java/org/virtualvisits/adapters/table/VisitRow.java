package org.virtualvisits.adapters.table;

import com.azure.data.tables.models.TableEntity;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.visit.AppointmentStatus;
import org.virtualvisits.core.visit.Lateness;
import org.virtualvisits.core.visit.Patient;
import org.virtualvisits.core.visit.Version;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.Wanted;

/** How a visit is laid out as a row, both ways. */
final class VisitRow {

    /** Sorts before the rows that are read with it: see {@link TableVisits#read}. */
    static final String KEY = "visit";

    /** Which version of the row this one was written over. */
    static final String FOLLOWS = "follows";

    private VisitRow() {}

    static TableEntity encode(Visit visit, String follows) {
        var row = new RowWriter(visit.id().value(), KEY)
                .text(FOLLOWS, follows)
                .text("organisation", visit.organisation())
                .text("source", visit.source())
                .text("appointmentId", visit.appointmentId())
                .text("removedAt", visit.removedAt())
                .json("unread", Json.texts(visit.unread()))
                .json("leavers", patients(visit.leavers()))
                .text("leftCompanions", companions(visit.leavers()))
                .number("generation", visit.generation())
                .number("sequence", visit.sequence())
                .json("attention", Json.array(visit.attention(), PeopleJson::encode))
                .text("lateStart", visit.late().map(Lateness::start))
                .text("lateBy", visit.late().map(Lateness::by))
                .text("lateSaid", visit.late().map(Lateness::said))
                .text("declinedPatient", visit.declined().map(Visit.Declined::patient))
                .text("declinedStart", visit.declined().map(Visit.Declined::start))
                .text("leaseHolder", visit.lease().map(Visit.Lease::holder))
                .text("leaseUntil", visit.lease().map(Visit.Lease::until))
                .text("received", visit.received())
                .text("settled", visit.settled());
        if (!visit.asked().isEmpty()) {
            row.json("asked", Json.array(visit.asked(), PeopleJson::encode));
        }
        encode(row, visit.version());
        encode(row, visit.wanted());
        MeetingColumns.encode(row, visit.meeting());
        return row.row();
    }

    static Visit decode(TableEntity entity) {
        var row = new RowReader(entity);
        return new Visit(
                new VisitId(entity.getPartitionKey()),
                new OrganisationId(row.text("organisation")),
                new SourceId(row.text("source")),
                row.text("appointmentId"),
                version(row),
                row.maybeInstant("removedAt"),
                wanted(row),
                Json.texts(row.json("unread")),
                both(row, "leavers", "leftCompanions"),
                MeetingColumns.decode(row),
                row.number("generation"),
                row.number("sequence"),
                Json.list(row.json("attention"), PeopleJson::attention),
                row.maybeInstant("lateStart")
                        .map(start -> new Lateness(start, Duration.parse(row.text("lateBy")), row.instant("lateSaid"))),
                row.maybe("declinedPatient").map(patient -> new Visit.Declined(patient, row.instant("declinedStart"))),
                row.maybe("leaseHolder").map(holder -> new Visit.Lease(holder, row.instant("leaseUntil"))),
                row.instant("received"),
                row.maybeInstant("settled"),
                row.maybeJson("asked")
                        .map(asked -> Json.list(asked, PeopleJson::asked))
                        .orElse(List.of()));
    }

    static void encode(RowWriter row, Version version) {
        version.number().ifPresent(number -> row.number("versionNumber", number));
        row.text("versionUpdated", version.updated()).text("versionArrived", version.arrived());
    }

    static Version version(RowReader row) {
        return new Version(
                row.maybeNumber("versionNumber").map(OptionalLong::of).orElseGet(OptionalLong::empty),
                row.maybeInstant("versionUpdated"),
                row.instant("versionArrived"));
    }

    /** In columns of their own: to a release that knows no companions, they must not look like patients. */
    private static Optional<ArrayNode> companions(List<Patient> people) {
        return Optional.of(array(people, true)).filter(its -> !its.isEmpty());
    }

    private static ArrayNode patients(List<Patient> people) {
        return array(people, false);
    }

    private static ArrayNode array(List<Patient> people, boolean companions) {
        return Json.array(
                people.stream().filter(one -> one.isCompanion() == companions).toList(), PeopleJson::encode);
    }

    private static List<Patient> both(RowReader row, String patients, String companions) {
        return Stream.concat(
                        Json.list(row.json(patients), PeopleJson::patient).stream(),
                        row
                                .maybeJson(companions)
                                .map(its -> Json.list(its, PeopleJson::patient))
                                .orElse(List.of())
                                .stream())
                .toList();
    }

    private static void encode(RowWriter row, Wanted wanted) {
        row.text("status", wanted.status().code())
                .text("start", wanted.start())
                .text("end", wanted.end())
                .text("length", wanted.length())
                .json("patients", patients(wanted.patients()))
                .text("companions", companions(wanted.patients()))
                .json("clinicians", Json.array(wanted.clinicians(), PeopleJson::encode))
                .json("places", Json.array(wanted.places(), PeopleJson::encode))
                .json("types", Json.texts(wanted.types()))
                .flag("virtual", wanted.virtual());
    }

    private static Wanted wanted(RowReader row) {
        return new Wanted(
                AppointmentStatus.of(row.text("status"))
                        .orElseThrow(() -> new IllegalStateException("unknown status in " + row.name())),
                row.maybeInstant("start"),
                row.maybeInstant("end"),
                row.maybe("length").map(Duration::parse),
                both(row, "patients", "companions"),
                Json.list(row.json("clinicians"), PeopleJson::actor),
                Json.list(row.json("places"), PeopleJson::actor),
                Json.texts(row.json("types")),
                row.flag("virtual"));
    }
}
