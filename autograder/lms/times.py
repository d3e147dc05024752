"""Times of hand-in, as the systems write them."""

import contextlib
from datetime import datetime
from pathlib import Path

from autograder.lms.people import LmsError
from autograder.lms.tables import read_table

FORMATS = (
    "%A, %d %B %Y, %I:%M %p",  # Moodle in English: Friday, 27 November 2026, 10:15 PM
    "%A, %d %B %Y, %H:%M",
    "%Y-%m-%d %H:%M:%S %z",  # Gradescope: 2026-11-27 22:15:00 +0100
)
WHO, WHEN = "student", "submitted_at"


def moment(text: str, zone: datetime | None) -> datetime | None:
    """Return the time that a text gives, or None where it gives none.

    Args:
        text: ISO 8601, or as Moodle and Gradescope write times.
        zone: What has the time zone that is meant where the text has none; without it, the machine's.
    """
    text = " ".join(text.split())
    found = None
    with contextlib.suppress(ValueError):
        found = datetime.fromisoformat(text)
    for form in FORMATS:
        if found is None:
            with contextlib.suppress(ValueError):
                found = datetime.strptime(text, form)
    if found is None:
        return None
    if found.tzinfo is None and zone:
        found = found.replace(tzinfo=zone.tzinfo)
    with contextlib.suppress(ValueError, OverflowError):  # in the year 1, there is no such time everywhere
        return found if found.tzinfo else found.astimezone()
    return None


def read_times(path: Path, zone: datetime | None) -> dict[str, datetime]:
    """Read a CSV file of times of hand-in: a column `student` (a submission's name, an id or an address), and
    one `submitted_at`.

    Raises:
        LmsError: It cannot be read, lacks a column, or has something that is no time, or a student twice.
    """
    table = read_table(path)
    who, when = table.place(WHO), table.place(WHEN)
    if who is None or when is None:
        raise LmsError(f"{path} needs the columns {WHO} and {WHEN}; it has {', '.join(table.header[:8])}.")
    times: dict[str, datetime] = {}
    for number, row in enumerate(table.rows, start=2):
        name, text = row[who].strip(), row[when].strip()
        found = moment(text, zone)
        if found is None:
            raise LmsError(f"{path}, row {number}: {text!r} is no time. Write it as 2026-11-27T22:15:00+01:00.")
        if name in times:
            raise LmsError(f"{path}, row {number}: {name} stands there twice. Keep one row of them.")
        times[name] = found
    return times
