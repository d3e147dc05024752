"""Bulk downloads of Canvas, Moodle and Gradescope: which files are whose.

Sources: Canvas, `lib/content_zipper.rb`; Moodle, `mod/assign/classes/downloader.php`; Gradescope, "Export Submissions".
The number behind Canvas's user id is the file's, not the submission's, so files belong together by the user's id.
Neither Canvas nor Moodle tells when something was handed in: the times in Moodle's zip are those of the download.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from autograder.lms.people import HandIn, LmsError, Student
from autograder.lms.times import moment
from autograder.submission import SUFFIXES, entries

Content = Path | Mapping[str, Path]  # one file or folder, or several by the names that they were handed in under
METADATA = "submission_metadata.yml"
_CANVAS = re.compile(
    r"(?:(?P<name>.*?)_)??(?P<late>LATE_)?(?P<user>(?(name)[0-9]+|anon_[A-Za-z0-9]+))_"
    r"(?:[0-9]+_(?P<file>.+)|_?(?P<typed>text|link)\.html)"
)
_MOODLE = re.compile(r"(?P<name>.+?)(?:_(?P<id>[0-9]+))?_assignsubmission_[a-z]+(?:_(?P<file>.*))?")
_AGAIN = re.compile(r"(?P<stem>.+?)(?:-(?P<times>[0-9]{1,3})| ?\([0-9]{1,3}\))?")


@dataclass(frozen=True)
class Found:
    """A hand-in, and where it lies."""

    hand_in: HandIn
    content: Content


@dataclass(frozen=True)
class Download:
    """What a folder holds.

    Attributes:
        system: canvas, moodle or gradescope; empty for a plain folder of submissions.
        remarks: What a person should know of how it was read.
    """

    system: str
    found: Sequence[Found]
    remarks: Sequence[str] = ()


def system_of(names: Sequence[str]) -> str:
    """Return which system's download has these files and folders on top; nothing, if none has.

    Args:
        names: The names of what lies on top.
    """
    names = [name for name in names if not name.startswith((".", "__"))]
    if METADATA in names:
        return "gradescope"
    if any(_MOODLE.fullmatch(name) for name in names):
        return "moodle"
    from_canvas = [match for name in names if (match := _CANVAS.fullmatch(unicodedata.normalize("NFC", name)))]
    users = {match["user"] for match in from_canvas}
    is_canvas = len(users) == len({(match["name"], match["user"]) for match in from_canvas})  # else these are no ids
    return "canvas" if from_canvas and is_canvas and 2 * len(from_canvas) >= len(names) else ""


def read_download(folder: Path, system: str) -> Download:
    """Read a bulk download.

    Args:
        folder: Where it lies, unpacked.
        system: Whose it is; see `system_of`.

    Raises:
        LmsError: It is damaged, or holds no submissions.
        SubmissionError: A folder cannot be read.
    """
    readers: Mapping[str, Callable[[Path], Download]] = {
        "canvas": _canvas,
        "moodle": _moodle,
        "gradescope": _gradescope,
    }
    download = readers[system](folder)
    if not download.found:
        raise LmsError(f"{folder} is a download of {system.title()} that holds no submissions. Download it again.")
    return download


def _stray(entry: Path) -> Found | None:
    """Return what somebody has laid beside a system's files: a submission whose name is all that is known of it."""
    if entry.is_dir() or entry.suffix in SUFFIXES:
        return Found(HandIn(name=entry.name if entry.is_dir() else entry.stem), entry)
    return None


def _canvas(folder: Path) -> Download:
    names: dict[str, str] = {}
    late: set[str] = set()
    files: dict[str, list[tuple[str, Path]]] = {}
    strays = []
    for entry in entries(folder):
        match = _CANVAS.fullmatch(unicodedata.normalize("NFC", entry.name))
        if match is None or entry.is_dir():
            strays.append(entry)
            continue
        user = match["user"]
        names[user] = "_".join(filter(None, (match["name"], user)))
        files.setdefault(user, []).append((match["file"] or f"{match['typed']}.html", entry))
        if match["late"]:
            late.add(user)
    found, remarks = [], []
    for user, handed_in in files.items():
        content, dropped = _newest(handed_in)
        remarks += [f"{names[user]}: {file} is there more than once; the last one counts." for file in dropped]
        student = Student(canvas=user if user.isdigit() else "")
        found.append(Found(HandIn(name=names[user], students=(student,), late=user in late), content))
    return _with_strays("canvas", found, strays, remarks)


def _newest(files: Sequence[tuple[str, Path]]) -> tuple[dict[str, Path], list[str]]:
    """Return a student's files by their own names: without Canvas's -1 for a later attempt, or a browser's (1)."""
    newest: dict[str, tuple[int, int, Path]] = {}
    dropped = []
    for order, (name, path) in enumerate(files):
        pure = PurePosixPath(name)
        match = _AGAIN.fullmatch(pure.stem)
        stem, times = (match["stem"], int(match["times"] or 0)) if match else (pure.stem, 0)
        own = stem + pure.suffix
        if own in newest:
            dropped.append(own)
        newest[own] = max(newest.get(own, (-1, -1, path)), (times, order, path))
    return {name: path for name, (_, _, path) in newest.items()}, sorted(set(dropped))


def _moodle(folder: Path) -> Download:
    people: dict[str, Student] = {}
    files: dict[str, dict[str, Path]] = {}
    strays = []
    for entry in entries(folder):
        match = _MOODLE.fullmatch(unicodedata.normalize("NFC", entry.name))
        if match is None:
            strays.append(entry)
            continue
        name = "_".join(filter(None, (match["name"], match["id"])))
        people[name] = Student(name=match["name"], participant=match["id"] or "")
        inside = {each.name: each for each in entries(entry)} if entry.is_dir() else {match["file"] or "": entry}
        files.setdefault(name, {}).update(inside)
    found = [Found(HandIn(name=name, students=(people[name],)), content) for name, content in files.items()]
    return _with_strays("moodle", found, strays, [])


def _with_strays(system: str, found: list[Found], strays: Sequence[Path], remarks: list[str]) -> Download:
    for entry in strays:
        stray = _stray(entry)
        if stray:
            found.append(stray)
            says = "is graded by its own name, as nobody's."
        else:
            says = "was not read."
        remarks.append(f"{entry.name}: not named as {system.title()} names hand-ins; it {says}")
    return Download(system, found, remarks)


def _gradescope(folder: Path) -> Download:
    told = _metadata(folder / METADATA)
    found, strays = [], []
    for entry in entries(folder):
        if entry.name == METADATA:
            continue
        if entry.name not in told:
            strays.append(entry)
            continue
        students = _submitters(told[entry.name])
        when = told[entry.name].get(":created_at")
        names = [student.name or student.id for student in students] or ["unknown"]
        number = entry.name.removeprefix("submission_")
        hand_in = HandIn(name=f"{names[0]}_{number}", students=students, submitted_at=_when(when))
        found.append(Found(hand_in, entry))
    absent = sorted(told.keys() - {entry.name for entry in entries(folder)})
    remarks = [f"{name}: {METADATA} names it, but there is no such folder. Download it again." for name in absent]
    return _with_strays("gradescope", found, strays, remarks)


def _metadata(path: Path) -> dict[str, dict[str, Any]]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        data = yaml.load(path.read_text("utf-8"), loader)  # of safe loaders
    except OSError as error:
        raise LmsError(f"{path} cannot be read: {error.strerror}.") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        place = " ".join(str(error).split())[:200]
        raise LmsError(f"{path} is damaged ({place}). Download the submissions again.") from None
    if not isinstance(data, dict) or not all(isinstance(each, dict) for each in data.values()):
        raise LmsError(f"{path} does not list submissions as Gradescope does. Download them again.")
    return {str(name): about for name, about in data.items()}


def _submitters(about: Mapping[str, Any]) -> tuple[Student, ...]:
    listed = about.get(":submitters")
    given = [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    texts = ({key: str(each.get(f":{key}") or "").strip() for key in ("name", "sid", "email")} for each in given)
    return tuple(Student(name=each["name"], number=each["sid"], email=each["email"]) for each in texts)


def _when(value: object) -> datetime | None:
    if isinstance(value, datetime):
        return value if value.tzinfo else None
    if isinstance(value, date) or not isinstance(value, str):
        return None
    found = moment(value, None)
    return found if found and re.search(r"(Z|[+-]\d\d:?\d\d)$", value.strip()) else None
