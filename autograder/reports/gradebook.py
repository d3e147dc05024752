"""The class's scores: gradebook.csv, and the table on the terminal."""

import csv
import io
import math
from collections.abc import Callable, Iterator, Sequence

from rich import box
from rich.columns import Columns
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from autograder.lesson import Lesson
from autograder.reports.text import cell, number
from autograder.result import ItemLine, Line, Status

MOST_ROWS = 300
AWAITING = "awaiting"  # the column that names what a person has yet to judge
_ENDS = {Status.UNREADABLE: "unreadable", Status.GRADER_ERROR: "no grade", Status.MISSING: "missing"}


def as_csv(lesson: Lesson, lines: Sequence[Line]) -> str:
    """Return the gradebook: one row a submission, one column a slug; an empty score where there is no grade.

    An essay that nobody has judged has no score; it is no part of that row's `score` and `max_score`, and a column
    `awaiting` names it. Further columns of the lines stand behind the slugs. Where a person has decided on a score of
    the class, a last column says which, what the tests gave, and why.
    """
    further = list(dict.fromkeys(name for line in lines for name, _ in line.columns))
    decided = any(item.override for line in lines for item in line.items)
    awaits = any(item.awaiting for line in lines for item in line.items)
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    head = ["submission", "score", "max_score", "status", *lesson.slugs, *further]
    writer.writerow([*head, *[AWAITING] * awaits, *["overridden"] * decided])
    for line in lines:
        score = "" if line.score is None else number(line.score)
        scores = {item.slug: _score(item) for item in line.items}
        lost = "" if line.score is None else "0"
        columns = [scores.get(slug, lost) for slug in lesson.slugs]
        columns += [cell(dict(line.columns).get(name, "")) for name in further]
        known = (cell(line.submission), score, number(line.max_score), line.status.value)
        columns += ["; ".join(_awaited(line))] * awaits
        writer.writerow([*known, *columns, *[cell("; ".join(_decisions(line)))] * decided])
    return sheet.getvalue()


def as_table(lesson: Lesson, lines: Sequence[Line], width: int) -> RenderableType:
    """Return the gradebook for a terminal of some width, with a legend of what is abbreviated.

    As the width allows, columns are named by their slugs or numbered, and their scores are exact or whole points.
    A submission that is not graded says so in red in place of its score; the score of a practice quiz is dim, since
    it is part of no total. Where something awaits a human, the score says what it is out of.
    """
    count = sum(line.status is not Status.MISSING for line in lines)
    title = f"{lesson.title}: {count} submission{'s' * (count != 1)}"
    hidden, lines = len(lines) - MOST_ROWS, lines[:MOST_ROWS]
    places = [str(place) for place in range(1, len(lesson.slugs) + 1)]
    legend: list[RenderableType] = []
    notes = ["· not attempted   ! no verdict"]
    if any(item.override for line in lines for item in line.items):
        notes[0] += "   * decided by a person"
    if any(item.awaiting for line in lines for item in line.items):
        notes.append("? awaits a human, and is part of no score before")
    if hidden > 0:
        notes.insert(0, f"{hidden} more submissions are in gradebook.csv.")
    table = _table(lesson, lines, lesson.slugs, number)
    if _width(table) > width:
        table = _table(lesson, lines, places, number)
        names = [f"{place:>2} {slug}" for place, slug in zip(places, lesson.slugs, strict=True)]
        legend = [Columns(names, padding=(0, 2), equal=True, column_first=True)]
    if _width(table) > width:
        table = _table(lesson, lines, places, _whole)
        notes.append("Points are rounded down; gradebook.csv has them exactly.")
    return Group(Text(title, "bold"), table, Text(), *legend, *(Text(note, "dim") for note in notes))


def _table(lesson: Lesson, lines: Sequence[Line], names: Sequence[str], points: Callable[[float], str]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=0)
    table.add_column("submission", overflow="fold")
    table.add_column(f"of {number(lesson.max_score)}", justify="right", no_wrap=True)
    for name in names:
        table.add_column(name, justify="right", no_wrap=True, min_width=2)
    for line in lines:
        decided = line.status is Status.UNREADABLE and any(item.override is not None for item in line.items)
        score = number(line.score or 0) if line.status is Status.GRADED or decided else _ENDS[line.status]
        if line.status is Status.GRADED and any(item.awaiting for item in line.items):
            score += f"/{number(line.max_score)}"
        items = {item.slug: _shown(item, points) for item in line.items}
        columns = [items.get(slug, Text("-")) for slug in lesson.slugs]
        style = {Status.GRADED: "", Status.MISSING: "dim"}.get(line.status, "bold red")
        table.add_row(Text(cell(line.submission)), score, *columns, style=style)
    return table


def _width(table: Table) -> int:
    return Console(width=10_000).measure(table).maximum


def _score(item: ItemLine) -> str:
    return "" if item.needs_attention or item.awaiting else number(item.score)


def _awaited(line: Line) -> Iterator[str]:
    for item in line.items:
        if item.awaiting:
            yield f"{item.slug} (changed since it was judged)" if item.outdated else item.slug


def _decisions(line: Line) -> Iterator[str]:
    for item in line.items:
        if item.override is not None:
            scores = f"{number(item.score)} instead of {number(item.raw_score)}"
            yield f"{item.slug}: {scores} ({item.override.by}, {item.override.date}: {item.override.reason})"


def _shown(item: ItemLine, points: Callable[[float], str]) -> Text:
    if item.override is not None:
        return Text(f"{points(item.score)}*", "cyan")
    if item.needs_attention:
        return Text("!", "bold red")
    if item.awaiting:
        return Text("?", "cyan")
    if not item.attempted:
        return Text("·", "dim")
    if item.practice:
        return Text(points(item.score), "dim")
    return Text(points(item.score), "green" if item.score == item.points else "yellow" if item.score else "red")


def _whole(score: float) -> str:
    """Return whole points, rounded down so that only full marks look full."""
    return str(math.floor(score))
