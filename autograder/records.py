"""The lesson's own files as typed records, and how a mistake in one of them is told."""

import tomllib
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError


class LessonError(Exception):
    """A mistake in the lesson's own files; the text says where it is and how to mend it."""


class Record(BaseModel):
    """A record that never changes and holds nothing unknown."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Kind = TypeVar("Kind", bound=BaseModel)
Text = Annotated[str, Field(min_length=1)]


def read_record(kind: type[Kind], path: Path) -> Kind:
    """Read a TOML file into a typed record.

    Raises:
        LessonError: The file cannot be read, is no TOML, or has a key or value that does not fit.
    """
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise LessonError(f"{path} cannot be read ({error.strerror}).") from None
    except ValueError as error:  # no TOML, no UTF-8, or a number of thousands of digits
        raise LessonError(f"{path} is not valid TOML: {error}. Correct that line.") from None
    return as_record(kind, data, str(path))


def as_record(kind: type[Kind], data: dict[str, Any], place: str) -> Kind:
    """Check data that a file holds, and return it as a typed record.

    Args:
        kind: The type of record.
        data: What the file says.
        place: Where it says so: the file, and the table in it.

    Raises:
        LessonError: A key or value does not fit.
    """
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        raise LessonError(f"{place}: {_explain(error, data)}") from None


def _explain(error: ValidationError, data: Any) -> str:
    first: Any = error.errors()[0]
    where = _where(first["loc"], data, missing=first["type"] == "missing")
    match first["type"]:
        case "missing":
            return f"{where} is missing. Add it."
        case "extra_forbidden":
            return f"{where} is not a key that is known here. Remove it, or correct its spelling."
        case "union_tag_invalid":
            context = first["ctx"]
            return f"{where}.kind = {context['tag']!r} is not known. Choose one of {context['expected_tags']}."
    problem = first["msg"].removeprefix("Value error, ")
    if isinstance(first["input"], dict):  # the values of a table do not fit each other
        return f"{where}: {problem}" if where else problem
    return f"{where} = {first['input']!r}: {problem[:1].lower() + problem[1:]}. Correct the value."


def _where(location: tuple[int | str, ...], data: Any, *, missing: bool) -> str:
    """Return the place of an error as a person would look for it: exercise[2].points."""
    where = ""
    for depth, part in enumerate(location, start=1):
        if isinstance(data, dict) and part not in data and not (missing and depth == len(location)):
            continue  # pydantic names the kind of record as well, which is no key of the file
        where += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if where else str(part)
        try:
            data = data[part]
        except (TypeError, KeyError, IndexError):
            data = None
    return where
