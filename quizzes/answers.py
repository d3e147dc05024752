"""A student's answers.toml: reading it, and writing answers into it without touching the rest."""

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from autograder.files import OutputError, write_whole
from autograder.submission import SubmissionError

STUDENT = "student"  # the name at the top of the file
_TABLE = re.compile(r"\s*\[\s*([\w-]+)\s*\]\s*(#.*)?")
_STRING = r'"(?:[^"\\]|\\.)*"' + r"|'[^']*'"
_LINE = re.compile(rf"(\s*([\w-]+)\s*=\s*)({_STRING}|\[(?:{_STRING}|[^]\"'#])*\]|[^\s\"'\[#]+)(\s*(?:#.*)?)")


def load(path: Path) -> dict[str, Any]:
    """Return what an answers file says.

    Raises:
        SubmissionError: It cannot be read, or is no TOML.
    """
    return _parsed(_text(path), path)


def student_in(answers: Mapping[str, Any]) -> str:
    """Return the student's name; nothing where there is none."""
    name = answers.get(STUDENT, "")
    return name.strip() if isinstance(name, str) else ""


def given_in(answers: Mapping[str, Any], slug: str) -> Mapping[str, Any]:
    """Return what was answered to a quiz, by question id; nothing where the file has no table of it."""
    given = answers.get(slug)
    return given if isinstance(given, dict) else {}


def save(path: Path, slug: str, given: Mapping[str, str], student: str = "") -> None:
    """Write answers into a file. Its comments and layout stay as they are. Where that fails, the error has the answers.

    Args:
        path: The file.
        slug: The quiz.
        given: The answers, by question id.
        student: The student's name; where it is blank, the file's own stays.

    Raises:
        SubmissionError: The file cannot be read, or is written in a way that cannot be changed line by line.
        OutputError: It cannot be written.
    """
    try:
        write_whole(path, _changed(path, slug, given, student))
    except (SubmissionError, OutputError) as error:
        lines = "\n".join(f"{name} = {quoted(answer)}" for name, answer in given.items())
        says = "Nothing is saved. To keep your answers, write these lines yourself:"
        raise type(error)(f"{error}\n{says}\n[{slug}]\n{lines}") from None


def _changed(path: Path, slug: str, given: Mapping[str, str], student: str) -> str:
    """Return what a file says with answers written into it."""
    text = _text(path)
    wanted = _parsed(text, path)
    if student.strip():
        text = _with(text, "", {STUDENT: student.strip()})
        wanted[STUDENT] = student.strip()
    text = _with(text, slug, given)
    wanted[slug] = {**given_in(wanted, slug), **given}
    try:
        done = _loaded(text) == wanted
    except (ValueError, RecursionError):
        done = False
    if not done:
        raise SubmissionError(f"{path} is laid out in an unusual way.")
    return text


def quoted(text: str) -> str:
    """Return a text as TOML writes it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode()  # line ends stay as they are
    except OSError as error:
        raise SubmissionError(f"{path} cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError:
        raise SubmissionError(f"{path} is no text in UTF-8. Save it as such.") from None


def _parsed(text: str, path: Path) -> dict[str, Any]:
    try:
        return _loaded(text)
    except (ValueError, RecursionError) as error:
        raise SubmissionError(f"{path} is not valid TOML: {error}. Correct that line.") from None


def _loaded(text: str) -> dict[str, Any]:
    return tomllib.loads(text.removeprefix("\ufeff"))


def _with(text: str, table: str, values: Mapping[str, str]) -> str:
    """Return the text with values in a table; the table without a name is the top of the file."""
    lines = text.splitlines(keepends=True)
    end_of_line = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    here, last, seen = "", 0 if table == "" else None, set()
    for place, line in enumerate(lines):
        body = line.rstrip("\r\n")
        if found := _TABLE.fullmatch(body):
            here = found[1]
            last = place + 1 if here == table else last
        elif here == table and (found := _LINE.fullmatch(body)):
            last = place + 1
            if found[2] in values:
                seen.add(found[2])
                lines[place] = f"{found[1]}{quoted(values[found[2]])}{found[4]}{line[len(body) :]}"
    added = [f"{name} = {quoted(value)}{end_of_line}" for name, value in values.items() if name not in seen]
    if added and lines and not lines[-1].endswith("\n"):
        lines[-1] += end_of_line
    if added and last is None:
        added = [end_of_line, f"[{table}]{end_of_line}", *added]
    place = len(lines) if last is None else last
    return "".join(lines[:place] + added + lines[place:])
