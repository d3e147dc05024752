"""Commands for appeals: what a score rests on, and a person's decision on it."""

import shlex
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from autograder import lesson
from autograder.commands.terminal import AcceptTier, Slugs, console, told
from autograder.overrides import OverrideError
from autograder.reports.text import clean

PANEL = "Instructors"
app = typer.Typer()

Name = Annotated[str, typer.Argument(metavar="SUBMISSION", help="Its name in the gradebook.")]
Results = Annotated[Path, typer.Option("--out", help="The folder of results that `grade` has written.")]


@app.command(rich_help_panel=PANEL)
def explain(
    submission: Annotated[str, typer.Argument(metavar="SUBMISSION", help="Its name in the gradebook, or its path.")],
    out: Results,
    slug: Slugs = None,
    accept_tier: AcceptTier = None,
) -> None:
    """Show what a score rests on: what each failed test asked, what was answered, and what is right."""
    from autograder import explain as appeal
    from autograder.reports.appeal import as_page

    with told():
        whole = lesson.load()
        plan = whole.only(slug or [])
        case = appeal.find(out, submission)
        console.print(Text.assemble((clean(case.name), "bold"), f"  {clean(str(case.path))}\n"), soft_wrap=True)
        for essay in plan.essay:
            says = f"{essay.slug}: what a person judges is shown by `vaegan rubric {clean(case.name)} {essay.slug}`.\n"
            console.print(Text(says, "dim"), soft_wrap=True)
        with console.status("Running the hidden tests again ..."):
            for explanation in appeal.explain(whole, case, accept_tier, plan.slugs):
                for part in as_page(explanation):
                    console.print(part, soft_wrap=isinstance(part, Text))
    console.print("This tells inputs and answers of hidden tests: it is not for students.")


@app.command(rich_help_panel=PANEL)
def override(
    submission: Name,
    slug: Annotated[str, typer.Argument(help="The exercise or quiz.")],
    reason: Annotated[str, typer.Option(help="Why; it is kept with the score.")],
    by: Annotated[str, typer.Option(metavar="NAME", help="Who decides.")],
    out: Results,
    points: Annotated[float | None, typer.Argument(help="What it is worth.", show_default=False)] = None,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Let the tests decide again.")] = False,
) -> None:
    """Decide on a score yourself: it counts in place of the tests', and outlasts every regrade."""
    from autograder.overrides import decide

    with told():
        if withdraw == (points is not None):
            raise OverrideError("Give either the POINTS that count from now on, or --withdraw.")
        command = decide(lesson.load(), out, submission, slug, points, reason=reason, by=by)
    says = "the tests decide again" if points is None else f"{points:g} points count from now on"
    console.print(Text(f"{submission}, {slug}: {says}. This writes it into the gradebook:"))
    console.print(Text("    " + shlex.join(command)), soft_wrap=True)
