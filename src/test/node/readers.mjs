// Calendars as parsers read them that share no code: each event as plain data, in the order in which it stands.
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { answerLines } from './lines.mjs';

const PARSERS = { 'ical.js': byIcalJs, 'node-ical': byNodeIcal };

await answerLines({
  /** One list of events for each text. */
  read: ({ parser, calendars }) => calendars.map((text) => PARSERS[parser](text)),
});

/** By the VTIMEZONE that stands in the text. */
function byIcalJs(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const method = calendar.getFirstPropertyValue('method') ?? '';
  return calendar.getAllSubcomponents('vevent').map((event) => {
    const value = (name) => event.getFirstPropertyValue(name) ?? '';
    const instant = (name) => {
      const time = value(name).clone();
      const zone = event.getFirstProperty(name).getFirstParameter('tzid');
      if (zone) {
        const component = calendar
          .getAllSubcomponents('vtimezone')
          .find((one) => one.getFirstPropertyValue('tzid') === zone);
        time.zone = new ICAL.Timezone({ component, tzid: zone });
      }
      return time.toUnixTime();
    };
    return {
      method,
      uid: value('uid'),
      sequence: value('sequence') || 0,
      stamp: instant('dtstamp'),
      status: value('status'),
      start: instant('dtstart'),
      end: instant('dtend'),
      summary: value('summary'),
      description: value('description'),
    };
  });
}

/** By its own list of zones, where it knows the name. */
function byNodeIcal(text) {
  const all = Object.values(nodeIcal.sync.parseICS(text));
  const plain = (value) => value?.val ?? value ?? ''; // beside parameters, a value stands in an object
  return all
    .filter((one) => one.type === 'VEVENT')
    .map((event) => ({
      method: plain(event.method),
      uid: event.uid,
      sequence: Number(event.sequence ?? 0),
      stamp: seconds(event.dtstamp),
      status: event.status,
      start: seconds(event.start),
      end: seconds(event.end),
      summary: plain(event.summary),
      description: plain(event.description),
    }));
}

function seconds(date) {
  return Math.trunc(date.getTime() / 1000);
}
