"""Reads invitations with icalendar (PyPI), one JSON object a line, and says what it found."""
import json
import sys

import icalendar

for line in sys.stdin:
    asked = json.loads(line)
    calendar = icalendar.Calendar.from_ical(asked["ics"])
    found = []
    for event in calendar.walk("VEVENT"):
        if event.errors:
            raise SystemExit(f"{event.errors} in\n{asked['ics']}")
        attendees = event.get("ATTENDEE", [])
        attendees = attendees if isinstance(attendees, list) else [attendees]
        found.append({
            "uid": str(event["UID"]),
            "sequence": int(event["SEQUENCE"]),
            "summary": str(event["SUMMARY"]),
            "organizer": str(event["ORGANIZER"])[7:] if "ORGANIZER" in event else None,
            "attendees": [[str(one)[7:], str(one.params.get("CN", ""))] for one in attendees],
            "start": int(event["DTSTART"].dt.timestamp()),
            "minutes": int(event["DURATION"].dt.total_seconds() // 60),
            "rule": "RRULE" in event,
        })
    print(json.dumps({"method": str(calendar["METHOD"]), "events": found}))
