"""Commands for instructors: grading a class."""

import shlex
import time
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.text import Text

from autograder import lesson
from autograder.commands.terminal import CORES, MOST_SEED, AcceptTier, Jobs, Only, console, progress, stop, told
from autograder.ledger import existing
from autograder.outputs import RESULTS
from autograder.reports.text import clean
from autograder.result import Status, SubmissionResult
from autograder.sandbox.faults import SandboxError
from autograder.workers import Cluster, Processes, Workers

if TYPE_CHECKING:
    from autograder.classroom import Classroom, Graded
    from autograder.lms.collect import Given

PANEL = "Instructors"
app = typer.Typer()

ClassPath = Annotated[
    Path, typer.Argument(help="A submission, a folder of them, or a bulk download of Canvas, Moodle or Gradescope.")
]
Roster = Annotated[
    Path | None, typer.Option(metavar="CSV", help="The class: an export of Canvas, Moodle or Gradescope.")
]
Times = Annotated[
    Path | None, typer.Option("--late", metavar="CSV", help="Times of hand-in: columns student, submitted_at.")
]
Scheduler = Annotated[str | None, typer.Option(metavar="TCP", help="Let a dask cluster's workers do it.")]


@app.command(rich_help_panel=PANEL)
def grade(
    path: ClassPath,
    out: Annotated[Path, typer.Option("--out", help="The folder to write results to; a batch there is gone on with.")],
    only: Only = None,
    roster: Roster = None,
    times: Times = None,
    seed: Annotated[int | None, typer.Option(min=0, max=MOST_SEED, help="What the tests' inputs derive from.")] = None,
    jobs: Jobs = CORES,
    scheduler: Scheduler = None,
    accept_tier: AcceptTier = None,
) -> None:
    """Grade submissions with the hidden tests, and write the gradebook."""
    from autograder.classroom import Classroom
    from autograder.reports.gradebook import as_table

    began = time.monotonic()
    with told():
        whole = lesson.load()
        with console.status("Reading the hand-ins ..."):
            classroom = Classroom(whole, path, out, seed, _given(whole, roster, times), only or [])
        graded = _graded(classroom, jobs, scheduler, accept_tier)
    console.print(as_table(classroom.plan, graded.lines, console.width))
    _conclude(path, classroom, graded, time.monotonic() - began)


@app.command(rich_help_panel=PANEL)
def regrade(
    path: ClassPath,
    out: Annotated[Path, typer.Option("--out", help="The folder of results that `grade` has written.")],
    only: Only = None,
    roster: Roster = None,
    times: Times = None,
    jobs: Jobs = CORES,
    scheduler: Scheduler = None,
    accept_tier: AcceptTier = None,
) -> None:
    """Grade again what has changed, hand-ins or tests, and show which scores changed and why."""
    from autograder.classroom import Classroom
    from autograder.reports.changes import as_table

    began = time.monotonic()
    with told():
        whole = lesson.load()
        existing(out).close()
        with console.status("Reading the hand-ins ..."):
            classroom = Classroom(whole, path, out, None, _given(whole, roster, times), only or [])
        graded = _graded(classroom, jobs, scheduler, accept_tier)
    console.print(as_table(graded.changes) if graded.changes else "No score has changed.")
    _conclude(path, classroom, graded, time.monotonic() - began)


@app.command(rich_help_panel=PANEL)
def report(
    path: ClassPath,
    out: Annotated[Path, typer.Option("--out", help="The folder of results; the pages are written there as well.")],
    only: Only = None,
    roster: Roster = None,
    times: Times = None,
    pictures: Annotated[bool, typer.Option(help="Show what each student's code does; takes longer.")] = True,
    jobs: Jobs = CORES,
    accept_tier: AcceptTier = None,
) -> None:
    """Write a page of feedback for each student and one on the class; grade only what is not graded yet."""
    from autograder.classroom import Classroom
    from autograder.reports.pictures import Studio
    from autograder.reports.writer import ReportWriter

    began = time.monotonic()
    with told(), ExitStack() as open_things:
        whole = lesson.load()
        classroom = Classroom(whole, path, out, None, _given(whole, roster, times), only or [])
        open_things.enter_context(closing(classroom))
        plan = classroom.plan
        workers = open_things.enter_context(closing(_workers(plan, min(jobs, len(classroom)), None, accept_tier)))
        studio = open_things.enter_context(closing(Studio(plan, out / "portraits", jobs))) if pictures else None
        writer = ReportWriter(plan, out, studio)
        with progress() as shown:
            bar = shown.add_task("Writing feedback", total=len(classroom))

            def write(result: SubmissionResult) -> None:
                writer.add(result, classroom.read(result.submission))
                shown.advance(bar)

            graded = classroom.grade(workers, write)
            bar = shown.add_task("Comparing", total=len(plan.exercise))
            written = writer.finish(
                [line.submission for line in graded.lines if line.status is not Status.MISSING],
                lambda: shown.advance(bar),
            )
    console.print(Text(f"Class:    {written}\nFeedback: {out / 'feedback'}"))
    _conclude(path, classroom, graded, time.monotonic() - began)


@app.command(rich_help_panel=PANEL)
def doctor() -> None:
    """Try each protection against submitted code, and say how safe grading is here."""
    from autograder.sandbox.tiers import assess_here

    with told():
        tier = assess_here()
    for name, problem in tier.problems.items():
        mark = Text("✓ ", "green") if problem == "" else Text("✗ ", "red")
        console.print(mark, Text(name.replace("_", " ")), Text(f"({problem})" if problem else ""))
    console.print(Text.assemble(("Tier " + tier.letter, "bold"), f": {tier.meaning}."))
    console.print("Hidden tests can be graded here." if tier.hides_tests else "Hidden tests are not safe here.")
    raise typer.Exit(0 if tier.hides_tests else 1)


def _given(plan: lesson.Lesson, roster: Path | None, times: Path | None) -> "Given":
    from autograder.lms.collect import Given

    return Given(roster, times, plan.late.deadline if plan.late else None)


def _graded(classroom: "Classroom", jobs: int, scheduler: str | None, accept_tier: str | None) -> "Graded":
    """Grade a class behind a progress bar."""
    done = 0

    def show(_: SubmissionResult) -> None:
        nonlocal done
        done += 1
        shown.advance(bar)

    jobs = min(jobs, len(classroom))
    with closing(classroom), closing(_workers(classroom.plan, jobs, scheduler, accept_tier)) as workers:
        try:
            with progress() as shown:
                bar = shown.add_task("Grading", total=len(classroom))
                return classroom.grade(workers, show)
        except KeyboardInterrupt:
            says = f"Stopped: {done} of {len(classroom)} are graded, and every result so far is kept."
            stop(f"{says} The same command goes on from there.", 130)


def _workers(plan: lesson.Lesson, jobs: int, scheduler: str | None, accept_tier: str | None) -> Workers:
    """Return who does the work, if the tests are safe with them."""
    from autograder.sandbox.tiers import assess_here

    if scheduler is not None:
        return Cluster(plan, scheduler, accept_tier)
    tier = assess_here()
    if refusal := tier.refusal(accept_tier):
        raise SandboxError(refusal)
    return Processes(plan, 1 if tier.letter in "CX" else jobs, accept_tier)


def _conclude(path: Path, classroom: "Classroom", graded: "Graded", seconds: float) -> NoReturn:
    """Say who needs a person's look and where everything lies, and end the command."""
    from autograder.lms import late

    attention = [line for line in graded.lines if line.status not in (Status.GRADED, Status.MISSING)]
    for line in attention:
        reason = " ".join(line.notes) or "the grader failed; see its results"
        console.print(Text(clean(f"{line.submission}: {reason}"), "red"))
    for doubt in classroom.doubts:
        console.print(Text(clean(doubt), "red"))
    for remark in classroom.remarks:
        console.print(Text(clean(remark), "dim"))
    missing = sum(line.status is Status.MISSING for line in graded.lines)
    if missing:
        console.print(
            f"{missing} on the roster handed in nothing: they have no score, and stand last in the gradebook."
        )
    if lateness := late.summary(graded.lines):
        console.print(lateness)
    if graded.overrides:
        console.print(f"Scores decided by a person: {graded.overrides}; gradebook.csv names them and the reasons.")
    if graded.awaiting:
        changed = f", {graded.outdated} of them changed since they were judged" if graded.outdated else ""
        console.print(f"Written answers that await a human: {graded.awaiting}{changed}. They are listed by:")
        command = shlex.join(["vaegan", "rubric", str(path), "--out", str(classroom.outputs.folder)])
        console.print(Text(f"    {command}"), soft_wrap=True)
    tier = f" in tier {graded.tier}" if graded.tier else ""
    console.print(f"Graded in {seconds:.0f} s with seed {classroom.seed}{tier}.")
    console.print(Text(f"Gradebook: {graded.gradebook}\nResults:   {classroom.outputs.folder / RESULTS}"))
    raise typer.Exit(1 if attention or classroom.doubts else 0)
