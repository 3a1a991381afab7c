package org.virtualvisits.adapters.icalendar;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Trigger;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableAction;
import net.fortuna.ical4j.model.property.immutable.ImmutableClazz;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.virtualvisits.core.credential.CalendarEntries;

/**
 * {@link CalendarEntries} with ical4j: a whole day (RFC 5545 §3.3.4, so that no time zone is needed), which takes nobody's
 * time. Reads and writes no file and no network.
 */
public final class ICalendarExpiry implements CalendarEntries {

    private static final ProdId PRODUCT = new ProdId("-//virtualvisits.org//Virtual Visits//EN");

    /** From the day's first moment: a week and a day before, and at nine on the day. */
    private static final List<Duration> ALARMS = List.of(Duration.ofDays(-7), Duration.ofDays(-1), Duration.ofHours(9));

    @Override
    public String write(Entry entry) {
        var calendar = new Calendar(
                new PropertyList(List.of(
                        PRODUCT,
                        ImmutableVersion.VERSION_2_0,
                        entry.stands() ? ImmutableMethod.REQUEST : ImmutableMethod.CANCEL)),
                new ComponentList<>(List.of(event(entry))));
        return ICalendarText.folded(calendar.toString());
    }

    private static VEvent event(Entry entry) {
        List<Property> properties = List.of(
                new Uid(entry.uid()),
                new DtStamp(entry.stamp()),
                new Sequence(entry.sequence()),
                day("DTSTART", entry.day()),
                day("DTEND", entry.day().plusDays(1)),
                new Organizer(mailto(entry.organiser())),
                new Attendee(attending(entry.stands()), mailto(entry.attendee())),
                new Summary(ICalendarText.line(entry.summary())),
                new Description(ICalendarText.lines(entry.description())),
                entry.stands() ? ImmutableStatus.VEVENT_CONFIRMED : ImmutableStatus.VEVENT_CANCELLED,
                ImmutableTransp.TRANSPARENT,
                ImmutableClazz.PRIVATE);
        Stream<Duration> alarms = entry.stands() ? ALARMS.stream() : Stream.empty();
        return new VEvent(
                new PropertyList(properties),
                new ComponentList<>(alarms.map(before -> alarm(entry, before)).toList()));
    }

    private static VAlarm alarm(Entry entry, Duration from) {
        return new VAlarm(new PropertyList(List.of(
                ImmutableAction.DISPLAY, new Description(ICalendarText.line(entry.summary())), new Trigger(from))));
    }

    private static Property day(String name, LocalDate day) {
        return new XProperty(
                name, new ParameterList(List.of(Value.DATE)), DateTimeFormatter.BASIC_ISO_DATE.format(day));
    }

    /** Nobody is asked for an answer: the day comes whether they accept it or not. */
    private static ParameterList attending(boolean stands) {
        List<Parameter> parameters = stands
                ? List.of(Role.REQ_PARTICIPANT, PartStat.NEEDS_ACTION, Rsvp.FALSE)
                : List.of(Role.REQ_PARTICIPANT);
        return new ParameterList(parameters);
    }

    private static URI mailto(String address) {
        return URI.create("mailto:" + ICalendarText.addressee(address));
    }
}
