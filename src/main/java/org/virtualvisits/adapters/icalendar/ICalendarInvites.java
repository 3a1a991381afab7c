package org.virtualvisits.adapters.icalendar;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.Language;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.parameter.TzId;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Trigger;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableAction;
import net.fortuna.ical4j.model.property.immutable.ImmutableClazz;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.virtualvisits.core.notice.Invites;

/**
 * {@link Invites} with ical4j. One event, one attendee, one small VTIMEZONE; marked private, because calendars are shared
 * (S5.17). Reads and writes no file and no network.
 */
public final class ICalendarInvites implements Invites {

    private static final ProdId PRODUCT = new ProdId("-//virtualvisits.org//Virtual Visits//EN");

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

    /** As long before the start as an early patient waits. */
    private static final Duration ALARM = Duration.ofMinutes(15);

    @Override
    public String write(Invite invite) {
        boolean stands = invite.method() == Method.REQUEST;
        var calendar = new Calendar(
                new PropertyList(List.of(
                        PRODUCT,
                        ImmutableVersion.VERSION_2_0,
                        stands ? ImmutableMethod.REQUEST : ImmutableMethod.CANCEL)),
                new ComponentList<>(List.of(
                        new CompactZone(invite.zone())
                                .in(year(invite.start(), invite.zone()), year(invite.end(), invite.zone())),
                        event(invite, stands))));
        return ICalendarText.folded(calendar.toString());
    }

    private static Year year(Instant instant, ZoneId zone) {
        return Year.from(instant.atZone(zone));
    }

    private static VEvent event(Invite invite, boolean stands) {
        var properties = new ArrayList<Property>(List.of(
                new Uid(invite.uid()),
                new DtStamp(invite.stamp()),
                new Sequence(invite.sequence()),
                moment("DTSTART", invite.start(), invite),
                moment("DTEND", invite.end(), invite),
                new Organizer(
                        parameters(new Cn(ICalendarText.name(invite.organiserName()))), mailto(invite.organiser())),
                new Attendee(attending(stands), mailto(invite.attendee())),
                new Summary(language(invite), ICalendarText.line(invite.summary())),
                new Description(language(invite), ICalendarText.lines(invite.description())),
                new Location(ICalendarText.line(invite.location())),
                stands ? ImmutableStatus.VEVENT_CONFIRMED : ImmutableStatus.VEVENT_CANCELLED,
                stands ? ImmutableTransp.OPAQUE : ImmutableTransp.TRANSPARENT,
                ImmutableClazz.PRIVATE));
        invite.join().map(Url::new).ifPresent(properties::add);
        List<VAlarm> alarms = stands ? List.of(alarm(invite)) : List.of();
        return new VEvent(new PropertyList(properties), new ComponentList<>(alarms));
    }

    private static VAlarm alarm(Invite invite) {
        return new VAlarm(new PropertyList(List.of(
                ImmutableAction.DISPLAY,
                new Description(ICalendarText.line(invite.summary())),
                new Trigger(ALARM.negated()))));
    }

    /**
     * Local time with its zone; in UTC (RFC 5545 3.3.5, form 2) where local time happens twice. Form 3 cannot tell the two
     * apart: it means the first, and ical.js reads the second.
     */
    private static Property moment(String name, Instant instant, Invite invite) {
        return happensTwice(invite.start(), invite.zone()) || happensTwice(invite.end(), invite.zone())
                ? new XProperty(name, LOCAL.format(instant.atZone(ZoneOffset.UTC)) + "Z")
                : local(name, instant, invite.zone());
    }

    private static boolean happensTwice(Instant instant, ZoneId zone) {
        return zone.getRules()
                        .getValidOffsets(LocalDateTime.ofInstant(instant, zone))
                        .size()
                > 1;
    }

    /**
     * Not ical4j's DtStart and DtEnd: for a TZID these read all of ical4j's own zones, which costs a second and a half of
     * processor, and add 1,800 of them to java.time's.
     */
    private static Property local(String name, Instant instant, ZoneId zone) {
        return new XProperty(name, parameters(new TzId(zone.getId())), LOCAL.format(instant.atZone(zone)));
    }

    private static ParameterList language(Invite invite) {
        return parameters(new Language(invite.language()));
    }

    /** Only an invitation asks for an answer. */
    private static ParameterList attending(boolean stands) {
        return stands
                ? parameters(Role.REQ_PARTICIPANT, PartStat.NEEDS_ACTION, Rsvp.TRUE)
                : parameters(Role.REQ_PARTICIPANT);
    }

    private static ParameterList parameters(Parameter... parameters) {
        return new ParameterList(List.of(parameters));
    }

    private static URI mailto(String address) {
        return URI.create("mailto:" + ICalendarText.addressee(address));
    }
}
