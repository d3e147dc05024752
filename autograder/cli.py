"""The commands: parse, call, print."""

import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from autograder import house, lesson
from autograder.outputs import OutputError, Outputs, make_folder, write_whole
from autograder.records import LessonError
from autograder.result import Status
from autograder.sandbox.faults import SandboxError
from autograder.submission import SubmissionError

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
console = Console()
errors = Console(stderr=True)

Slugs = Annotated[list[str] | None, typer.Argument(metavar="[SLUG]...", help="Exercises; all, if none is named.")]


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
    path: Annotated[Path, typer.Argument(help="A submission, or a folder of them.")],
    out: Annotated[Path, typer.Option("--out", help="The folder to write results to.")],
    only: Annotated[list[str] | None, typer.Option("--only", metavar="SLUG", help="Grade just this.")] = None,
    seed: Annotated[int | None, typer.Option(min=0, help="Repeat an earlier batch's inputs.")] = None,
    jobs: Annotated[int, typer.Option(min=1, help="Worker processes.")] = os.cpu_count() or 1,
    accept_tier: Annotated[
        str | None, typer.Option(metavar="X", help="Grade although hidden tests can be read from inside.")
    ] = None,
) -> None:
    """Grade submissions with the hidden tests, and write the gradebook."""
    from autograder import batch, submission
    from autograder.reports.gradebook import as_table
    from autograder.sandbox.tiers import assess_here

    with _told():
        plan = lesson.load().only(only or [])
        slugs = [exercise.slug for exercise in plan.exercise]
        paths = submission.find(path, slugs)
        batch_seed = secrets.randbits(48) if seed is None else seed
        tasks = [batch.Task(*pair, batch_seed) for pair in zip(paths, submission.names_of(paths), strict=True)]
        if len(tasks) == 1:
            submission.read(tasks[0].path, tasks[0].name, slugs)  # a damaged one is wrong usage, not a class's lot
        tier = assess_here()
        if not tier.hides_tests and accept_tier != tier.letter:
            raise SandboxError(
                f"This system gives tier {tier.letter}: {tier.meaning}. `vaegan doctor` says what is missing; "
                f"--accept-tier {tier.letter} grades all the same."
            )
        outputs = Outputs(out)
        workers = 1 if tier.letter in "CX" else min(jobs, len(tasks))
        began = time.monotonic()
        results = []
        with _progress() as progress:
            bar = progress.add_task("Grading", total=len(tasks))
            for result in batch.grade_all(plan, tasks, workers):
                outputs.add(result)
                results.append(result)
                progress.advance(bar)
        order = {task.name: place for place, task in enumerate(tasks)}
        results.sort(key=lambda result: order[result.submission])
        gradebook = outputs.finish(plan, results)

    console.print(as_table(plan, results, console.width))
    attention = [result for result in results if result.status is not Status.GRADED]
    for result in attention:
        reason = " ".join(result.notes) or "the grader failed; see its results"
        console.print(Text(f"{result.submission}: {reason}", "red"))
    console.print(f"Graded in {time.monotonic() - began:.0f} s with seed {batch_seed} in tier {tier.letter}.")
    console.print(Text(f"Gradebook: {gradebook}\nResults:   {outputs.folder / 'results'}"))
    raise typer.Exit(1 if attention else 0)


@app.command()
def audit(
    slug: Slugs = None,
    seeds: Annotated[int, typer.Option(min=1, help="How many seeds to try; no verdict may depend on it.")] = 1,
    out: Annotated[Path, typer.Option("--out", help="The folder for audit.json and the picture.")] = Path(
        "build/audit"
    ),
    corpus: Annotated[Path, typer.Option(help="Known right and wrong answers.")] = house.ROOT / "tests" / "corpus",
    save_patterns: Annotated[bool, typer.Option(help="Keep what each misconception fails, for diagnoses.")] = False,
    jobs: Annotated[int, typer.Option(min=1, help="Worker processes.")] = os.cpu_count() or 1,
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
            for case, result in auditing.run(plan, known, tried, jobs):
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


@contextmanager
def _told() -> Iterator[None]:
    """Tell a person what went wrong in one line, and end with status 2."""
    try:
        yield
    except (LessonError, SubmissionError, OutputError, SandboxError) as error:
        _stop(str(error), 2)
    except KeyboardInterrupt:
        _stop("Stopped.", 130)


def _stop(text: str, status: int) -> NoReturn:
    errors.print(Text(text), soft_wrap=True)
    raise typer.Exit(status)


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True)


def main() -> None:
    """Run the command line."""
    app()
