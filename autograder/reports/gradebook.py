"""The class's scores: gradebook.csv, and the table on the terminal."""

import csv
import io
import math
from collections.abc import Callable, Sequence

from rich import box
from rich.columns import Columns
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from autograder.lesson import Lesson
from autograder.reports.text import cell, number
from autograder.result import ItemResult, Status, SubmissionResult, Verdict

_ENDS = {Status.UNREADABLE: "unreadable", Status.GRADER_ERROR: "no grade"}


def as_csv(lesson: Lesson, results: Sequence[SubmissionResult]) -> str:
    """Return the gradebook: one row a submission, one column a slug; an empty score where there is no grade."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(["submission", "score", "max_score", "status", *lesson.slugs])
    for result in results:
        score = "" if result.score is None else number(result.score)
        scores = {item.slug: _score(item) for item in result.items}
        lost = "" if result.score is None else "0"
        columns = [scores.get(slug, lost) for slug in lesson.slugs]
        writer.writerow([cell(result.submission), score, number(result.max_score), result.status.value, *columns])
    return sheet.getvalue()


def as_table(lesson: Lesson, results: Sequence[SubmissionResult], width: int) -> RenderableType:
    """Return the gradebook for a terminal of some width, with a legend of what is abbreviated.

    As the width allows, columns are named by their slugs or numbered, and their scores are exact or whole points.
    A submission that is not graded says so in red in place of its score; the score of a practice quiz is dim, since
    it is part of no total.
    """
    title = f"{lesson.title}: {len(results)} submission{'s' * (len(results) != 1)}"
    places = [str(place) for place in range(1, len(lesson.slugs) + 1)]
    legend: list[RenderableType] = []
    notes = ["· not attempted   ! no verdict"]
    table = _table(lesson, results, lesson.slugs, number)
    if _width(table) > width:
        table = _table(lesson, results, places, number)
        names = [f"{place:>2} {slug}" for place, slug in zip(places, lesson.slugs, strict=True)]
        legend = [Columns(names, padding=(0, 2), equal=True, column_first=True)]
    if _width(table) > width:
        table = _table(lesson, results, places, _whole)
        notes.append("Points are rounded down; gradebook.csv has them exactly.")
    return Group(Text(title, "bold"), table, Text(), *legend, *(Text(note, "dim") for note in notes))


def _table(
    lesson: Lesson, results: Sequence[SubmissionResult], names: Sequence[str], points: Callable[[float], str]
) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=0)
    table.add_column("submission", overflow="fold")
    table.add_column(f"of {number(lesson.max_score)}", justify="right", no_wrap=True)
    for name in names:
        table.add_column(name, justify="right", no_wrap=True, min_width=2)
    for result in results:
        score = number(result.score or 0) if result.status is Status.GRADED else _ENDS[result.status]
        items = {item.slug: _shown(item, points) for item in result.items}
        columns = [items.get(slug, Text("-")) for slug in lesson.slugs]
        style = "" if result.status is Status.GRADED else "bold red"
        table.add_row(Text(cell(result.submission)), score, *columns, style=style)
    return table


def _width(table: Table) -> int:
    return Console(width=10_000).measure(table).maximum


def _score(item: ItemResult) -> str:
    return "" if item.needs_attention else number(item.score)


def _shown(item: ItemResult, points: Callable[[float], str]) -> Text:
    if item.needs_attention:
        return Text("!", "bold red")
    if all(test.verdict is Verdict.NOT_ATTEMPTED for test in item.tests):
        return Text("·", "dim")
    if item.practice:
        return Text(points(item.score), "dim")
    return Text(points(item.score), "green" if item.score == item.points else "yellow" if item.score else "red")


def _whole(score: float) -> str:
    """Return whole points, rounded down so that only full marks look full."""
    return str(math.floor(score))
