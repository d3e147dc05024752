"""What `vaegan grade` is given -> whose hand-in lies where, and who handed in nothing."""

import os
import tempfile
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from autograder import submission
from autograder.ledger import LastBatch
from autograder.lms.downloads import Content, Download, Found, read_download, system_of
from autograder.lms.people import Directory, HandIn, Student
from autograder.lms.roster import Roster, hand_in_times, read_roster
from autograder.lms.times import read_times
from autograder.lms.unpack import system_of_zip, unpack
from autograder.reports.text import cell


@dataclass(frozen=True)
class Given:
    """What an instructor gives beside the submissions.

    Attributes:
        roster: A CSV file that lists the class; see `read_roster`.
        times: A CSV file of times of hand-in; see `read_times`.
        zone: What has the time zone of times that are written without one.
    """

    roster: Path | None = None
    times: Path | None = None
    zone: datetime | None = None

    def or_else(self, before: LastBatch | None) -> "Given":
        """Return the same, with what was given the last time where nothing is given now."""
        if before is None:
            return self
        roster = self.roster or (Path(before.roster) if before.roster else None)
        times = self.times or (Path(before.times) if before.times else None)
        return replace(self, roster=roster, times=times)


@dataclass(frozen=True)
class Collected:
    """A class's hand-ins.

    Attributes:
        system: Whose download it is: canvas, moodle or gradescope; empty for a plain folder of submissions.
        contents: What to read for each submission, by its unique name.
        hand_ins: What is known of each, by the same names.
        missing: Who is on the roster and handed in nothing.
        doubts: Sentences on whose submission something is, for a person to settle.
        remarks: What else a person should know.
    """

    system: str
    contents: Mapping[str, Content]
    hand_ins: Mapping[str, HandIn]
    missing: Sequence[HandIn]
    doubts: Sequence[str]
    remarks: Sequence[str]
    _unpacked: ExitStack = field(repr=False)

    def close(self) -> None:
        """Remove what was unpacked."""
        self._unpacked.close()


def collect(
    path: Path, slugs: Sequence[str], given: Given, essays: Sequence[str] = (), apart: Path | None = None
) -> Collected:
    """Find the submissions at a path: in a bulk download of a school's system, or what `submission.find` finds.

    Args:
        path: A submission, a folder of them, or a download.
        slugs: The exercises of the lesson.
        given: The roster, and times of hand-in.
        essays: The essays of the lesson.
        apart: A folder that is no hand-in, wherever it lies: that of the results.

    Raises:
        SubmissionError: There is no submission, or a folder cannot be read.
        LmsError: A download, the roster or the times cannot be used.
    """
    roster = read_roster(given.roster) if given.roster else None
    times = read_times(given.times, given.zone) if given.times else {}
    with ExitStack() as stack:
        download = _without(_download(path, slugs, essays, stack), apart)
        names = _unique(found.hand_in.name for found in download.found)
        each = zip(names, download.found, strict=True)
        hand_ins = {name: found.hand_in.model_copy(update={"name": name}) for name, found in each}
        missing: list[HandIn] = []
        doubts: list[str] = []
        remarks = list(download.remarks)
        if roster:
            listed, unread = hand_in_times(roster, given.zone)
            hand_ins, missing, doubts = _identified(hand_ins, roster, listed)
            if unread:
                says = f"times of hand-in cannot be read there, such as {unread[0]!r}"
                remarks.append(f"{given.roster}: {says}. Give them by --late.")
        hand_ins, unused = _timed(hand_ins, times)
        remarks += [f"{given.times}: {who} has no hand-in here." for who in unused]
        contents = {name: found.content for name, found in zip(names, download.found, strict=True)}
        return Collected(download.system, contents, hand_ins, missing, doubts, remarks, stack.pop_all())


def _download(path: Path, slugs: Sequence[str], essays: Sequence[str], stack: ExitStack) -> Download:
    if path.is_file() and (system := system_of_zip(path)):
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="vaegan-"))
        unpacked, refused = unpack(path, Path(folder))
        download = read_download(unpacked, system)
        return replace(download, remarks=[*refused, *download.remarks])
    if path.is_dir() and (system := system_of([entry.name for entry in submission.entries(path)])):
        return read_download(path, system)
    paths = submission.find(path, slugs, essays)
    named = zip(submission.names_of(paths), paths, strict=True)
    return Download("", [Found(HandIn(name=name), each) for name, each in named])


def _without(download: Download, apart: Path | None) -> Download:
    """Return a download without a folder in it; a submission that is that folder stays, where it is the only one."""
    if apart is None:
        return download
    place = apart.resolve()
    kept = [each for each in download.found if not isinstance(each.content, Path) or each.content.resolve() != place]
    if not kept or len(kept) == len(download.found):
        return download
    remarks = [remark for remark in download.remarks if not remark.startswith(f"{apart.name}: ")]
    return replace(download, found=kept, remarks=remarks)


def _unique(names: Iterable[str]) -> list[str]:
    """Return names of plain Unicode that differ also where they are shown, without signs that nobody sees."""
    taken: set[str] = set()
    given = []
    for raw in names:
        name = unicodedata.normalize("NFC", os.fsencode(raw).decode("utf-8", "replace"))
        number, unique = 1, name
        while cell(unique) in taken:
            number += 1
            unique = f"{name} ({number})"
        taken.add(cell(unique))
        given.append(unique)
    return given


def _identified(
    hand_ins: Mapping[str, HandIn], roster: Roster, times: Mapping[Student, datetime]
) -> tuple[dict[str, HandIn], list[HandIn], list[str]]:
    """Return the hand-ins with what the roster knows, who handed in nothing, and whom the roster does not know."""
    directory = Directory(roster.enrolled)
    owners: dict[Student, list[str]] = {student: [] for student in roster.enrolled}
    identified, doubts = {}, []
    for name, hand_in in hand_ins.items():
        students, found = [], []
        for given in hand_in.students or (None,):
            student = directory.find(given) if given else directory.called(name)
            if student:
                owners[student].append(name)
                found.append(student)
                students.append(given.with_details_of(student) if given else student)
            else:
                students += [given] if given else []
                who = f"{given.name or given.id} of {name}" if given and len(hand_in.students) > 1 else name
                doubts.append(f"{who} is nobody on the roster.")
        when = hand_in.submitted_at or max((times[each] for each in found if each in times), default=None)
        identified[name] = hand_in.model_copy(update={"students": tuple(students), "submitted_at": when})
    for student, names in owners.items():
        if len(names) > 1:
            doubts.append(f"{student.name or student.id} has several submissions: {', '.join(names)}.")
    absent = [student for student, names in owners.items() if not names]
    called = _unique([*identified, *(student.name or student.id for student in absent)])[len(identified) :]
    missing = [HandIn(name=name, students=(student,)) for name, student in zip(called, absent, strict=True)]
    return identified, missing, doubts


def _timed(hand_ins: Mapping[str, HandIn], times: Mapping[str, datetime]) -> tuple[dict[str, HandIn], list[str]]:
    """Return the hand-ins with their times, and for whom there is a time but no hand-in."""
    timed = dict(hand_ins)
    directory = Directory({student for each in hand_ins.values() for student in each.students})
    unused = []
    for who, when in times.items():
        student = directory.called(who)
        names = [who] if who in timed else [name for name, each in timed.items() if student in each.students]
        for name in names:
            timed[name] = timed[name].model_copy(update={"submitted_at": when})
        if not names:
            unused.append(who)
    return timed, unused
