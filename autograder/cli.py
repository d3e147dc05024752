"""The commands: parse, call, print."""

import os
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TextColumn, TimeRemainingColumn
from rich.progress import Task as ProgressTask
from rich.text import Text

from autograder import house, lesson
from autograder.ledger import FILE, Ledger, LedgerError
from autograder.outputs import OutputError, make_folder, write_whole
from autograder.records import LessonError
from autograder.result import Line, Status
from autograder.sandbox.faults import SandboxError
from autograder.submission import SubmissionError
from autograder.workers import Cluster, ClusterError, Processes, Workers

if TYPE_CHECKING:
    from autograder.classroom import Classroom, Graded

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
console = Console()
errors = Console(stderr=True)

CORES = os.cpu_count() or 1
Slugs = Annotated[list[str] | None, typer.Argument(metavar="[SLUG]...", help="Exercises; all, if none is named.")]
ClassPath = Annotated[Path, typer.Argument(help="A submission, or a folder of them.")]
Only = Annotated[list[str] | None, typer.Option("--only", metavar="SLUG", help="Grade just this.")]
Jobs = Annotated[int, typer.Option(min=1, help="Worker processes.")]
Scheduler = Annotated[str | None, typer.Option(metavar="TCP", help="Let a dask cluster's workers do it.")]
AcceptTier = Annotated[str | None, typer.Option(metavar="X", help="Grade although tests can be read from inside.")]


@app.callback()
def vaegan() -> None:
    """Practice for a lesson on VAEs and GANs that grades itself."""


@app.command()
def check(
    slug: Slugs = None,
    folder: Annotated[Path, typer.Option("--in", help="Where your modules lie.")] = house.EXERCISES,
) -> None:
    """Run the public tests on your own files."""
    from autograder.check import Checker, shown

    with _told():
        plan = lesson.load().only(slug or [])
        for each in plan.quiz if slug else ():
            raise LessonError(f"{each.slug} is a quiz, no module: `vaegan quiz {each.slug}` asks and explains it.")
        checker = Checker(plan, folder)
        passed = True
        try:
            attempted = checker.attempted()
            for exercise in plan.exercise:
                if exercise not in attempted:
                    console.print(shown(exercise, []))
                    continue
                with console.status(f"Checking {exercise.slug} ..."):
                    results, printed = checker.check(exercise)
                console.print(shown(exercise, results, printed))
                passed &= all(test.verdict == "passed" for test in results)
        finally:
            checker.close()
        if not attempted:
            console.print(f"Nothing to check yet: open a module in {folder} and follow its TODOs.")
    raise typer.Exit(0 if passed else 1)


@app.command()
def quiz(
    slug: Annotated[str, typer.Argument(help="Which quiz, such as practice.")] = "quick_checks",
    student: Annotated[str, typer.Option(metavar="NAME", help="Your name; numbers are drawn from it.")] = "",
) -> None:
    """Answer the lesson's quick checks, or another quiz, with an explanation for each answer."""
    from quizzes.ask import ask

    with _told():
        plan = lesson.load()
        if slug not in [each.slug for each in plan.quiz]:
            raise LessonError(f"There is no quiz called {slug!r}. There are: {', '.join(q.slug for q in plan.quiz)}.")
        right, asked = ask(slug, console, input, student)
        console.print(f"\n{right} of {asked} right." if asked else "No question answered.")


@app.command()
def grade(
    path: ClassPath,
    out: Annotated[Path, typer.Option("--out", help="The folder to write results to; a batch there is gone on with.")],
    only: Only = None,
    seed: Annotated[int | None, typer.Option(min=0, help="What the tests' inputs derive from.")] = None,
    jobs: Jobs = CORES,
    scheduler: Scheduler = None,
    accept_tier: AcceptTier = None,
) -> None:
    """Grade submissions with the hidden tests, and write the gradebook."""
    from autograder.classroom import Classroom
    from autograder.reports.gradebook import as_table

    began = time.monotonic()
    with _told():
        plan = lesson.load().only(only or [])
        classroom = Classroom(plan, path, out, seed)
        graded = _graded(plan, classroom, jobs, scheduler, accept_tier)
    console.print(as_table(plan, graded.lines, console.width))
    _conclude(classroom, graded, time.monotonic() - began)


@app.command()
def regrade(
    path: ClassPath,
    out: Annotated[Path, typer.Option("--out", help="The folder of results that `grade` has written.")],
    only: Only = None,
    jobs: Jobs = CORES,
    scheduler: Scheduler = None,
    accept_tier: AcceptTier = None,
) -> None:
    """Grade again what has changed, hand-ins or tests, and show which scores changed and why."""
    from autograder.classroom import Classroom
    from autograder.reports.changes import as_table

    began = time.monotonic()
    with _told():
        plan = lesson.load().only(only or [])
        if not (out / FILE).exists():
            raise LedgerError(f"{out} holds no results of an earlier batch: `vaegan grade` makes them.")
        classroom = Classroom(plan, path, out, seed=None)
        graded = _graded(plan, classroom, jobs, scheduler, accept_tier)
    console.print(as_table(graded.changes) if graded.changes else "No score has changed.")
    _conclude(classroom, graded, time.monotonic() - began)


@app.command()
def audit(
    slug: Slugs = None,
    seeds: Annotated[int, typer.Option(min=1, help="How many seeds to try; no verdict may depend on it.")] = 1,
    out: Annotated[Path, typer.Option("--out", help="The folder for audit.json, the picture and the ledger.")] = Path(
        "build/audit"
    ),
    corpus: Annotated[Path, typer.Option(help="Known right and wrong answers.")] = house.ROOT / "tests" / "corpus",
    save_patterns: Annotated[bool, typer.Option(help="Keep what each misconception fails, for diagnoses.")] = False,
    jobs: Jobs = CORES,
) -> None:
    """Measure the grader's own error rate on known right and wrong answers."""
    from autograder import audit as auditing
    from autograder.reports.audit import as_table, draw_kill_matrix

    with _told():
        plan = lesson.load().only(slug or [])
        known = auditing.cases(plan, corpus)
        tried = range(1, seeds + 1)
        auditor = auditing.Auditor(plan, first_seed=tried[0])
        make_folder(out)
        with _progress() as progress:
            bar = progress.add_task("Auditing", total=len(known) * seeds)
            with Ledger(out / FILE) as ledger, closing(Processes(plan, jobs)) as workers:
                for case, result in auditing.run(plan, known, tried, workers, ledger):
                    auditor.add(case, result)
                    progress.advance(bar)
        write_whole(out / "audit.json", auditor.as_json())
        draw_kill_matrix(auditor, out / "kill_matrix.png")
        if save_patterns:
            auditor.save_patterns()
    console.print(as_table(auditor))
    for name, found in auditor.exercises.items():
        if found.catch_nothing_alone:
            console.print(Text(f"{name}: catches nothing alone: {', '.join(found.catch_nothing_alone)}", "dim"))
    for breach in auditor.breaches:
        console.print(Text(breach, "red"))
    console.print(Text(f"Details: {out / 'audit.json'} and {out / 'kill_matrix.png'}"))
    raise typer.Exit(1 if auditor.breaches else 0)


@app.command()
def doctor() -> None:
    """Try each protection against submitted code, and say how safe grading is here."""
    from autograder.sandbox.tiers import assess_here

    with _told():
        tier = assess_here()
    for name, problem in tier.problems.items():
        mark = Text("✓ ", "green") if problem == "" else Text("✗ ", "red")
        console.print(mark, Text(name.replace("_", " ")), Text(f"({problem})" if problem else ""))
    console.print(Text.assemble(("Tier " + tier.letter, "bold"), f": {tier.meaning}."))
    console.print("Hidden tests can be graded here." if tier.hides_tests else "Hidden tests are not safe here.")
    raise typer.Exit(0 if tier.hides_tests else 1)


@app.command()
def skeletons() -> None:
    """Derive the exercises' skeletons from the reference solutions."""
    from autograder.skeleton import write_all

    with _told():
        changed = write_all(lesson.load())
    for path in changed:
        console.print(f"wrote {path.relative_to(house.ROOT)}")
    console.print(f"{len(changed)} changed." if changed else "Every skeleton is in step with its solution.")


def _graded(
    plan: lesson.Lesson, classroom: "Classroom", jobs: int, scheduler: str | None, accept_tier: str | None
) -> "Graded":
    """Grade a class behind a progress bar."""
    done = 0

    def show(_: Line) -> None:
        nonlocal done
        done += 1
        progress.advance(bar)

    with closing(classroom), closing(_workers(plan, min(jobs, len(classroom)), scheduler, accept_tier)) as workers:
        try:
            with _progress() as progress:
                bar = progress.add_task("Grading", total=len(classroom))
                return classroom.grade(workers, show)
        except KeyboardInterrupt:
            says = f"Stopped: {done} of {len(classroom)} are graded, and every result so far is kept."
            _stop(f"{says} The same command goes on from there.", 130)


def _workers(plan: lesson.Lesson, jobs: int, scheduler: str | None, accept_tier: str | None) -> Workers:
    """Return who does the work, if the tests are safe with them."""
    from autograder.sandbox.tiers import assess_here

    if scheduler is not None:
        return Cluster(plan, scheduler, accept_tier)
    tier = assess_here()
    if refusal := tier.refusal(accept_tier):
        raise SandboxError(refusal)
    return Processes(plan, 1 if tier.letter in "CX" else jobs, accept_tier)


def _conclude(classroom: "Classroom", graded: "Graded", seconds: float) -> NoReturn:
    """Say who needs a person's look and where everything lies, and end the command."""
    attention = [line for line in graded.lines if line.status is not Status.GRADED]
    for line in attention:
        reason = " ".join(line.notes) or "the grader failed; see its results"
        console.print(Text(f"{line.submission}: {reason}", "red"))
    tier = f" in tier {graded.tier}" if graded.tier else ""
    console.print(f"Graded in {seconds:.0f} s with seed {classroom.seed}{tier}.")
    console.print(Text(f"Gradebook: {graded.gradebook}\nResults:   {classroom.outputs.folder / 'results'}"))
    raise typer.Exit(1 if attention else 0)


@contextmanager
def _told() -> Iterator[None]:
    """Tell a person what went wrong in one line, and end with status 2."""
    try:
        yield
    except (LessonError, SubmissionError, OutputError, LedgerError, ClusterError, SandboxError) as error:
        _stop(str(error), 2)
    except KeyboardInterrupt:
        _stop("Stopped.", 130)


def _stop(text: str, status: int) -> NoReturn:
    errors.print(Text(text), soft_wrap=True)
    raise typer.Exit(status)


class _Rate(ProgressColumn):
    """How many are done a minute."""

    def render(self, task: ProgressTask) -> Text:
        return Text(f"{60 * task.speed:.0f}/min" if task.speed else "", "dim")


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True)


def main() -> None:
    """Run the command line."""
    app()
