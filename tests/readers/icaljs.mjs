// Reads calendar files with ical.js: a JSON string a line in, a JSON object a line out.
import ICAL from "ical.js";
import { createInterface } from "node:readline";

function moment(property) {
  if (!property) return null;
  const value = property.getFirstValue();
  const asked = property.getParameter("tzid");
  if (asked && value.zone.tzid !== asked) throw new Error(`zone not resolved: ${asked}`);
  if (value.isDate) return value.toString();
  if (value.zone === ICAL.Timezone.localTimezone) throw new Error("floating time");
  return value.convertToZone(ICAL.Timezone.utcTimezone).toString();
}

function event(component) {
  const values = (name) => component.getAllProperties(name).map((property) => property.getFirstValue());
  return {
    uid: component.getFirstPropertyValue("uid"),
    sequence: component.getFirstPropertyValue("sequence"),
    summary: component.getFirstPropertyValue("summary") ?? "",
    start: moment(component.getFirstProperty("dtstart")),
    end: moment(component.getFirstProperty("dtend")),
    attendees: values("attendee"),
    organiser: component.getFirstPropertyValue("organizer") ?? "",
  };
}

// Each time of each event with times; what stands in for a time of a recurring one is there in its place.
function occurrences(components) {
  const masters = components.filter((one) => !one.hasProperty("recurrence-id"));
  const instead = components.filter((one) => one.hasProperty("recurrence-id"));
  const utc = (time) => time.convertToZone(ICAL.Timezone.utcTimezone).toString();
  const said = (event, start, end) => ({
    start: utc(start), end: utc(end), uid: event.uid, summary: event.summary ?? "",
  });
  const found = [];
  for (const component of masters) {
    const uid = component.getFirstPropertyValue("uid");
    const exceptions = instead.filter((one) => one.getFirstPropertyValue("uid") === uid);
    const event = new ICAL.Event(component, { exceptions, strictExceptions: true });
    if (event.startDate.isDate) continue;
    if (!event.isRecurring()) {
      found.push(said(event, event.startDate, event.endDate));
      continue;
    }
    const times = event.iterator();
    for (let next = times.next(); next; next = times.next()) {
      const details = event.getOccurrenceDetails(next);
      found.push(said(details.item, details.startDate, details.endDate));
    }
  }
  return found;
}

function read(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  // Only the file's own zones count.
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  return {
    method: calendar.getFirstPropertyValue("method"),
    events: calendar.getAllSubcomponents("vevent").map(event),
    occurrences: occurrences(calendar.getAllSubcomponents("vevent")),
  };
}

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = read(JSON.parse(line));
  } catch (error) {
    answer = { error: String(error) };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
}
