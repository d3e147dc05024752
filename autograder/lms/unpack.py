"""A class's download as the zip that a system gives: recognised by its names, and unpacked within bounds."""

import hashlib
import zipfile
from pathlib import Path, PurePosixPath

from autograder import house
from autograder.lms.downloads import METADATA, system_of
from autograder.lms.people import LmsError
from autograder.submission import MAX_FILE, SUFFIXES, SubmissionError, checked_parts, read_member

MAX_MEMBERS = 200_000
MAX_TOTAL = 8 << 30
LARGEST_LIST = 512 << 20  # Gradescope's metadata has every result of every student
LONGEST_NAME = 200  # bytes
_READ = (*SUFFIXES, ".toml", ".yml", house.ARTEFACT, house.ESSAY)


def system_of_zip(path: Path) -> str:
    """Return which system's download a zip file is; nothing if it is none, such as one student's hand-in."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (OSError, ValueError, zipfile.BadZipFile):
        return ""
    return system_of(_tops(names, _shared_top(names)))


def unpack(path: Path, folder: Path) -> tuple[Path, list[str]]:
    """Unpack a class's download. Return the folder that has the hand-ins on top, and a remark for each file left out.

    What nobody will read stays empty, and what is too large for a hand-in is cut where reading it will tell. Left out
    is what points outside, is a link, or is packed by a method that knows no bound: one student's file is no reason
    to refuse a class.

    Raises:
        LmsError: It is damaged or too large, or there is no room for it.
    """
    remarks = []
    try:
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            if len(members) > MAX_MEMBERS:
                raise LmsError(f"{path} holds more than {MAX_MEMBERS} files.")
            room = MAX_TOTAL
            for member in members:
                try:
                    parts = map(_short, checked_parts(path.name, member))
                    room -= _unpack_one(archive, member, folder.joinpath(*parts), room)
                except SubmissionError as error:
                    remarks.append(f"{path.name}: a file is left out. {error}")
            return folder / _shared_top(archive.namelist()), remarks
    except LmsError:
        raise
    except OSError as error:
        raise LmsError(f"{path} cannot be unpacked: {error.strerror or error}.") from None
    except Exception as error:  # BadZipFile, zlib.error, lzma.LZMAError and their like
        raise LmsError(f"{path} is damaged: {error}. Download it again.") from None


def _unpack_one(archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, room: int) -> int:
    target.parent.mkdir(parents=True, exist_ok=True)
    longest = LARGEST_LIST if target.name == METADATA else MAX_FILE + 1
    if target.suffix not in _READ:
        longest = 0
    if min(member.file_size, longest) > room:
        raise LmsError(f"{archive.filename} holds more than {MAX_TOTAL >> 30} GiB of hand-ins.")
    target.write_bytes(read_member(archive, member, longest) if longest else b"")
    return min(member.file_size, longest)


def _short(name: str) -> str:
    """Return a name that a file system takes: what a system puts in front may have made it too long.

    A digest of the whole name tells it from others that begin alike.
    """
    if len(name.encode()) <= LONGEST_NAME:
        return name
    end = f"~{hashlib.sha256(name.encode()).hexdigest()[:8]}{PurePosixPath(name).suffix[:10]}"
    return name.encode()[: LONGEST_NAME - len(end.encode())].decode(errors="ignore") + end


def _shared_top(names: list[str]) -> str:
    """Return the one folder that everything lies in, as in Gradescope's zip, if it is no hand-in itself."""
    tops = {PurePosixPath(name).parts[0] for name in names if PurePosixPath(name).parts}
    tops.discard("__MACOSX")
    if len(tops) != 1:
        return ""
    (top,) = tops
    inside = any(len(PurePosixPath(name).parts) > 1 for name in names)
    return top if inside and not system_of([top]) else ""


def _tops(names: list[str], below: str) -> list[str]:
    depth = 1 if below else 0
    parts = [PurePosixPath(name).parts for name in names]
    return sorted({each[depth] for each in parts if len(each) > depth and (not below or each[0] == below)})
