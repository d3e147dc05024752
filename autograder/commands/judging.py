"""The command for what no test can judge: a person reads it, and gives points by its criteria."""

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from autograder import house, lesson
from autograder.commands.appeals import PANEL, Results
from autograder.commands.terminal import console, told
from autograder.reports.text import clean
from autograder.rubric import RubricError

if TYPE_CHECKING:
    from autograder.rubric import Written

app = typer.Typer()


@app.command("rubric", rich_help_panel=PANEL)
def judge(
    which: Annotated[
        str, typer.Argument(metavar="SUBMISSION", help="Its name in the gradebook; or the path of all, to list them.")
    ],
    out: Results,
    slug: Annotated[str | None, typer.Argument(metavar="[SLUG]", help="The essay, if there are several.")] = None,
    points: Annotated[
        list[str] | None, typer.Option(metavar="NAME=POINTS", help="The points of a criterion; once for each.")
    ] = None,
    comment: Annotated[str | None, typer.Option(help="What the student reads beside the points.")] = None,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who judges.")] = None,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Take the judgement back.")] = False,
) -> None:
    """Judge what was answered in writing, or list what awaits a human."""
    from autograder import rubric

    with told():
        plan = lesson.load()
        chosen = plan.only([slug] if slug else [])
        if not chosen.essay:
            raise RubricError(f"{slug or house.LESSON.name} has nothing that is answered in writing.")
        if not rubric.is_known(out, which) and Path(which).exists():
            if points or withdraw:
                raise RubricError(f"{which} is a path. Name the submission to judge as gradebook.csv does.")
            _list(rubric.of_class(plan, out, Path(which), chosen.essay_slugs), out)
            return
        if points and withdraw:
            raise RubricError("Give either the --points that count from now on, or --withdraw.")
        essays = rubric.of_submission(plan, out, which, chosen.essay_slugs)
        if (points or withdraw) and len(essays) > 1:
            raise RubricError(f"Name the essay: {', '.join(each.essay.slug for each in essays)}.")
        command: Sequence[str] = ()
        for written in essays:
            if withdraw:
                command = rubric.judge(plan, out, written, None, comment=comment or "", by=by or "")
            elif points:
                given = rubric.points_in(written.essay, points)
                command = rubric.judge(plan, out, written, given, comment=comment or "", by=by or "")
            else:
                command = _ask(plan, out, written, comment, by) or command
    if command:
        console.print("Recorded. This writes it into the gradebook:")
        console.print(Text("    " + shlex.join(command)), soft_wrap=True)


def _list(essays: Sequence["Written"], out: Path) -> None:
    from autograder.reports.essays import as_table

    awaiting = sum(each.result.awaiting for each in essays)
    judged = sum(each.result.judged is not None for each in essays)
    if awaiting:
        console.print(as_table(essays))
        console.print()
    console.print(f"Await a human: {awaiting}. Judged: {judged}. Not written: {len(essays) - awaiting - judged}.")
    if awaiting:
        first = next(each.submission for each in essays if each.result.awaiting)
        command = shlex.join(["vaegan", "rubric", clean(first), "--out", str(out)])
        console.print(Text(f"    {command}"), soft_wrap=True)


def _ask(plan: lesson.Lesson, out: Path, written: "Written", comment: str | None, by: str | None) -> Sequence[str]:
    """Show an essay and ask for points; return the command that grades again, or nothing where nothing was recorded."""
    from autograder import rubric
    from autograder.reports.essays import as_page

    for part in as_page(written):
        console.print(part)
    if not written.text:
        return ()
    try:
        points = {criterion.name: _points(written, criterion) for criterion in written.essay.criterion}
        says = _line("Comment for the student: ") if comment is None else comment
        name = by or ""
        while not name.strip():
            name = _line("Your name: ")
        return rubric.judge(plan, out, written, points, comment=says, by=name)
    except EOFError:
        console.print("\nNothing is recorded.")
        return ()


def _points(written: "Written", criterion: lesson.Criterion) -> float:
    """Ask until the answer is points.

    Raises:
        EOFError: There is no more answer.
    """
    from autograder import rubric

    while True:
        try:
            given = _line(f"{criterion.name} (0 to {criterion.points:g}): ")
            return rubric.worth(written.essay, criterion.name, given)
        except RubricError as error:
            console.print(Text(str(error), "yellow"))


def _line(says: str) -> str:
    console.print(Text(says), end="")
    return input()
