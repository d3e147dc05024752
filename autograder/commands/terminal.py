"""What all commands share: the console, progress bars, and how a mistake is told."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TextColumn, TimeRemainingColumn
from rich.progress import Task as ProgressTask
from rich.text import Text

from autograder.files import OutputError
from autograder.ledger import LedgerError
from autograder.lms.people import LmsError
from autograder.overrides import OverrideError
from autograder.records import LessonError
from autograder.reports.text import clean
from autograder.rubric import RubricError
from autograder.sandbox.faults import SandboxError
from autograder.submission import SubmissionError
from autograder.workers import ClusterError

console = Console()
errors = Console(stderr=True)

TOLD = (
    *(LessonError, SubmissionError, OutputError, LedgerError, OverrideError, RubricError),
    *(ClusterError, SandboxError, LmsError),
)
CORES = os.cpu_count() or 1
MOST_SEED = 2**63 - 1  # that a ledger takes
Slugs = Annotated[list[str] | None, typer.Argument(metavar="SLUG", help="Exercises; all, if none is named.")]
Only = Annotated[list[str] | None, typer.Option("--only", metavar="SLUG", help="Grade just this.")]
AcceptTier = Annotated[str | None, typer.Option(metavar="X", help="Grade although tests can be read from inside.")]
Jobs = Annotated[int, typer.Option(min=1, help="Worker processes.")]


@contextmanager
def told() -> Iterator[None]:
    """Tell a person what went wrong in one line, and end with status 2."""
    try:
        yield
    except TOLD as error:
        stop(str(error), 2)
    except KeyboardInterrupt:
        stop("Stopped.", 130)


def stop(text: str, status: int) -> NoReturn:
    """Say why the command ends here, on standard error, and end it with a status."""
    errors.print(Text(clean(text)), soft_wrap=not errors.is_terminal)  # a file or a pipe gets it in one line
    raise typer.Exit(status)


class _Rate(ProgressColumn):
    """How many are done a minute."""

    def render(self, task: ProgressTask) -> Text:
        return Text(f"{60 * task.speed:.0f}/min" if task.speed else "", "dim")


def progress() -> Progress:
    """Return a progress bar with its rate and the time left, for anything longer than two seconds."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True)
