// Expands series with ical.js (npm), by the zones that are written beside them, one JSON object a line: the moments of all dates.
import { createInterface } from "node:readline";
import { createRequire } from "node:module";

const ICAL = (await import(createRequire(process.env.MODULES + "/").resolve("ical.js"))).default;

for await (const line of createInterface({ input: process.stdin })) {
  const { ics } = JSON.parse(line);
  const calendar = new ICAL.Component(ICAL.parse(ics));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents("vevent");
  const master = events.find((one) => !one.hasProperty("recurrence-id"));
  const event = new ICAL.Event(master, { exceptions: events.filter((one) => one !== master) });
  const moments = [];
  if (event.isRecurring()) {
    const dates = event.iterator();
    for (let next = dates.next(); next && moments.length < 200; next = dates.next()) {
      moments.push(event.getOccurrenceDetails(next).startDate.toUnixTime());
    }
  } else {
    moments.push(event.startDate.toUnixTime());
  }
  console.log(JSON.stringify(moments));
}
