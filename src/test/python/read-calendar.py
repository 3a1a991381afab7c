"""Reads calendars with Debian's python3-icalendar, for InstalledReader.java, which says what is written."""
import sys
from icalendar import Calendar

for path in sys.argv[1:]:
    with open(path, "rb") as file:
        calendar = Calendar.from_ical(file.read())
    for event in calendar.walk("VEVENT"):
        if event.errors:
            sys.exit(f"{path}: {event.errors}")
        texts = [
            calendar.get("method", ""),
            event["uid"],
            event.get("sequence", 0),
            int(event["dtstamp"].dt.timestamp()),
            event.get("status", ""),
            int(event["dtstart"].dt.timestamp()),
            int(event["dtend"].dt.timestamp()),
            event.get("summary", ""),
            event.get("description", ""),
        ]
        sys.stdout.buffer.write("\x1f".join(map(str, texts)).encode() + b"\x1e")
    sys.stdout.buffer.write(b"\x1d")
