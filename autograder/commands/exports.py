"""Commands that carry this grader, or its results, into other systems: `vaegan export ...`."""

import secrets
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from autograder import lesson
from autograder.commands.terminal import console, told
from autograder.outputs import write_whole

PANEL = "Instructors"
app = typer.Typer()
export = typer.Typer(no_args_is_help=True, help="Carry the grader, or its results, into other systems.")
app.add_typer(export, name="export", rich_help_panel=PANEL)

Archive = Annotated[Path, typer.Option("--out", metavar="ZIP", help="The file to write.")]
Only = Annotated[list[str] | None, typer.Option("--only", metavar="SLUG", help="Grade just this.")]
Seed = Annotated[int | None, typer.Option(min=0, help="What the tests' inputs derive from, for every student.")]
AUTOGRADER = Path("autograder.zip")


@export.command()
def gradescope(out: Archive = AUTOGRADER, only: Only = None, seed: Seed = None) -> None:
    """Make an autograder for Gradescope: upload the zip as it is."""
    from autograder.lms.gradescope import archive

    _write(archive, out, only, seed)


@export.command()
def otter(
    out: Archive = AUTOGRADER,
    only: Only = None,
    seed: Seed = None,
    modules: Annotated[bool, typer.Option("--modules", help="For zips of several modules without a notebook.")] = False,
) -> None:
    """Make an autograder for `otter run -a autograder.zip SUBMISSION`."""
    from autograder.lms.otter import archive

    _write(partial(archive, modules=modules), out, only, seed)


def _write(archive: Callable[[lesson.Lesson, int], bytes], out: Path, only: list[str] | None, seed: int | None) -> None:
    seed = secrets.randbits(48) if seed is None else seed
    with told():
        plan = lesson.load().only(only or [])
        write_whole(out, archive(plan, seed))
    console.print(Text(f"{out}: grades {', '.join(plan.slugs)} with seed {seed}."))
    console.print("It holds the solutions and the hidden tests: keep it to yourself.")
