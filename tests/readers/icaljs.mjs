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

function read(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  // Only the file's own zones count.
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  return {
    method: calendar.getFirstPropertyValue("method"),
    events: calendar.getAllSubcomponents("vevent").map(event),
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
