// A calendar as RFC 5546 asks of an attendee's client, by ical.js, the parser inside Thunderbird and Nextcloud.
import ICAL from 'ical.js';
import { answerLines } from './lines.mjs';

const TEXTS = ['summary', 'location', 'description', 'url'];

await answerLines({
  apply({ messages }) {
    const events = new Map();
    const results = messages.map((text) => {
      try {
        return applied(events, new ICAL.Component(ICAL.parse(text)));
      } catch (failure) {
        return `error: ${failure.message}`;
      }
    });
    return { events: [...events.values()], results };
  },
  // A calendar that somebody subscribes to: a snapshot, with as many events as there are (RFC 5545, 3.7.2).
  feed({ calendar }) {
    const component = new ICAL.Component(ICAL.parse(calendar));
    const events = component.getAllSubcomponents('vevent').map((event) => read(component, event, ''));
    return { events, results: [] };
  },
});

function applied(events, calendar) {
  const method = calendar.getFirstPropertyValue('method');
  if (!['REQUEST', 'CANCEL', 'PUBLISH'].includes(method)) {
    throw new Error(`an attendee does not apply METHOD ${method}`);
  }
  const found = calendar.getAllSubcomponents('vevent');
  if (found.length !== 1) {
    throw new Error(`one VEVENT expected, not ${found.length}`);
  }
  const event = read(calendar, found[0], method);
  const known = events.get(event.uid);
  if (known && isOlder(event, known)) {
    return 'older';
  }
  // A CANCEL may leave out what it does not change (RFC 5546, 3.2.5). One for an unknown UID is kept, against a late REQUEST.
  events.set(event.uid, method === 'CANCEL' ? { ...known, ...event, status: 'CANCELLED' } : event);
  return 'applied';
}

/** RFC 5546, 2.1.5: the higher SEQUENCE wins; of equal ones, the later DTSTAMP. */
function isOlder(event, known) {
  return event.sequence === known.sequence ? event.stamp < known.stamp : event.sequence < known.sequence;
}

function read(calendar, component, method) {
  for (const unexpected of ['recurrence-id', 'rrule', 'rdate']) {
    if (component.hasProperty(unexpected)) {
      throw new Error(`${unexpected} is not supported`);
    }
  }
  const event = { uid: component.getFirstPropertyValue('uid'), method };
  if (!event.uid) {
    throw new Error('no UID');
  }
  event.sequence = component.getFirstPropertyValue('sequence') ?? 0;
  event.stamp = instant(calendar, component, 'dtstamp');
  event.status = component.getFirstPropertyValue('status') ?? 'CONFIRMED';
  for (const name of TEXTS) {
    if (component.hasProperty(name)) {
      event[name] = component.getFirstPropertyValue(name);
    }
  }
  if (component.hasProperty('dtstart')) {
    event.start = instant(calendar, component, 'dtstart');
    event.end = end(calendar, component, event.start);
  }
  if (component.hasProperty('organizer')) {
    event.organizer = component.getFirstPropertyValue('organizer');
  }
  if (component.hasProperty('attendee')) {
    event.attendees = component.getAllProperties('attendee').map((attendee) => ({
      address: attendee.getFirstValue(),
      name: attendee.getFirstParameter('cn') ?? '',
      role: attendee.getFirstParameter('role') ?? 'REQ-PARTICIPANT',
      answer: attendee.getFirstParameter('partstat') ?? 'NEEDS-ACTION',
    }));
  }
  return event;
}

function end(calendar, component, start) {
  if (component.hasProperty('dtend')) {
    return instant(calendar, component, 'dtend');
  }
  return start + (component.getFirstPropertyValue('duration')?.toSeconds() ?? 0);
}

/** Seconds since 1970, by the VTIMEZONE of this very message: a client may not know the zone's name. */
function instant(calendar, component, name) {
  const property = component.getFirstProperty(name);
  if (!property) {
    throw new Error(`no ${name.toUpperCase()}`);
  }
  const time = property.getFirstValue().clone();
  const zone = property.getFirstParameter('tzid');
  if (zone) {
    time.zone = zoneOf(calendar, zone);
  } else if (time.isDate || time.zone !== ICAL.Timezone.utcTimezone) {
    throw new Error(`${name.toUpperCase()} is no instant: neither in UTC nor with a TZID`);
  }
  return time.toUnixTime();
}

function zoneOf(calendar, tzid) {
  const component = calendar
    .getAllSubcomponents('vtimezone')
    .find((zone) => zone.getFirstPropertyValue('tzid') === tzid);
  if (!component) {
    throw new Error(`no VTIMEZONE for TZID ${tzid}`);
  }
  return new ICAL.Timezone({ component, tzid });
}
