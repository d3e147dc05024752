"""A folder of results, read back for other systems: gradebook.csv, people.json, results/*.json.

The score that goes out is the gradebook's, late policy and all: what an instructor sees, and may have corrected there.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from autograder.lms.people import PEOPLE, HandIn, LmsError, People
from autograder.lms.tables import read_table
from autograder.outputs import GRADEBOOK, RESULTS
from autograder.reports.text import cell
from autograder.result import Status


class Row(NamedTuple):
    """A submission in the gradebook; no score where there is no grade.

    Attributes:
        awaiting: What a person has yet to judge.
    """

    submission: str
    score: float | None
    max_score: float
    status: str
    awaiting: str


class Test(BaseModel):
    """One test of a report, as far as other systems want it."""

    __test__ = False

    class About(BaseModel):
        """What is said of it for instructors."""

        slug: str
        verdict: str
        test: str = ""

    name: str
    score: float | None = None
    max_score: float
    output: str = ""
    extra_data: About


class Report(BaseModel):
    """A results/<submission>.json."""

    class About(BaseModel):
        """What is said of it for instructors."""

        submission: str
        status: Status
        max_score: float

    score: float | None = None
    output: str = ""
    execution_time: float = 0.0
    tests: tuple[Test, ...]
    extra_data: About


def gradebook(folder: Path) -> list[Row]:
    """Return the rows of the gradebook.

    Raises:
        LmsError: There is no gradebook, or something in it is no score.
    """
    path = folder / GRADEBOOK
    if not path.exists():
        raise LmsError(f"{folder} holds no {GRADEBOOK}: `vaegan grade ... --out {folder}` makes one.")
    table = read_table(path)
    places = [table.place(name) for name in Row._fields]
    rows = []
    for number, cells in enumerate(table.rows, start=2):
        name, score, max_score, status, awaiting = ("" if place is None else cells[place] for place in places)
        try:
            rows.append(Row(name, _number(score) if score.strip() else None, _number(max_score), status, awaiting))
        except ValueError:
            raise LmsError(f"{path}, row {number}: {score!r} of {max_score!r} is no score. Correct it.") from None
    return rows


def _number(text: str) -> float:
    value = float(text.replace(",", "."))  # as spreadsheets write it in some languages
    if not 0 <= value < float("inf"):
        raise ValueError(text)
    return value


def people(folder: Path) -> dict[str, HandIn]:
    """Return who each submission is, by its name in the gradebook; nothing, where nobody has noted it.

    Raises:
        LmsError: The file is damaged.
    """
    path = folder / PEOPLE
    if not path.exists():
        return {}
    return {cell(each.name): each for each in _parsed(People, path).hand_ins}


def reports(folder: Path) -> Iterator[Report]:
    """Yield the reports of the gradebook's submissions; others are left from an earlier time.

    Raises:
        LmsError: There is no gradebook, or a report is missing or damaged.
    """
    awaited = {row.submission for row in gradebook(folder) if row.status != Status.MISSING}
    for path in sorted((folder / RESULTS).glob("*.json")):
        report = _parsed(Report, path)
        name = cell(report.extra_data.submission)
        if name in awaited:
            awaited.remove(name)
            yield report
    if awaited:
        raise LmsError(f"{folder / RESULTS} has no report of {', '.join(sorted(awaited)[:5])}. Grade again.")


def _parsed(kind: type[Any], path: Path) -> Any:
    try:
        return kind.model_validate_json(path.read_bytes())
    except OSError as error:
        raise LmsError(f"{path} cannot be read: {error.strerror}.") from None
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the file"
        raise LmsError(f"{path} is no file of vaegan's results ({place}: {first['msg']}). Grade again.") from None
