"""The class's scores: gradebook.csv, and the table on the terminal."""

import csv
import io
from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from autograder.lesson import Lesson
from autograder.reports.text import cell, number
from autograder.result import ItemResult, Status, SubmissionResult, Verdict


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


def as_table(lesson: Lesson, results: Sequence[SubmissionResult], width: int) -> Table:
    """Return the gradebook for a terminal of some width; a dot stands for what was not attempted.

    The score of a practice quiz is dim: it is part of no total.
    """
    names = lesson.slugs
    if 50 + sum(len(name) + 3 for name in names) > width:
        names = [str(place) for place in range(1, len(names) + 1)]
    legend = "  ".join(f"{name} {slug}" for name, slug in zip(names, lesson.slugs, strict=True) if name != slug)
    title = f"{lesson.title}: {len(results)} submission{'s' * (len(results) != 1)}"
    table = Table(title=title, title_justify="left", caption=legend, caption_justify="left")
    table.add_column("submission", overflow="fold")
    table.add_column(f"of {number(lesson.max_score)}", justify="right")
    for name in names:
        table.add_column(name, justify="right")
    table.add_column("status")
    for result in results:
        score = "no grade" if result.score is None else number(result.score)
        items = {item.slug: _shown(item) for item in result.items}
        style = "" if result.status is Status.GRADED else "bold red"
        columns = [items.get(slug, Text("-")) for slug in lesson.slugs]
        table.add_row(Text(cell(result.submission)), score, *columns, result.status.value, style=style)
    return table


def _score(item: ItemResult) -> str:
    return "" if item.needs_attention else number(item.score)


def _shown(item: ItemResult) -> Text:
    if item.needs_attention:
        return Text("!", "bold red")
    if all(test.verdict is Verdict.NOT_ATTEMPTED for test in item.tests):
        return Text("·", "dim")
    if item.practice:
        return Text(number(item.score), "dim")
    return Text(number(item.score), "green" if item.score == item.points else "yellow" if item.score else "red")
