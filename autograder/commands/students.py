"""Commands for students."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.padding import Padding
from rich.text import Text

from autograder import house, lesson
from autograder.commands.terminal import Slugs, console, told
from autograder.records import LessonError
from autograder.sandbox.faults import SandboxError
from autograder.student.desk import Desk, State
from autograder.submission import SubmissionError

if TYPE_CHECKING:
    from autograder.student.watch import Watch

PANEL = "Students"
app = typer.Typer()

Folder = Annotated[Path, typer.Option("--in", help="Where your modules lie.", show_default=house.EXERCISES.name)]
Plot = Annotated[bool, typer.Option("--plot", help="Draw what your code does beside what the lesson's does.")]
Hint = Annotated[bool, typer.Option("--hint", help="Show what to mind, where a test fails.")]


@app.command(rich_help_panel=PANEL)
def check(slug: Slugs = None, folder: Folder = house.EXERCISES, hint: Hint = False, plot: Plot = False) -> None:
    """Run the public tests on your own files."""
    from autograder.student import picture, shown
    from autograder.student.check import Checker

    with told():
        plan = lesson.load()
        chosen = plan.only(slug or [])
        for each in chosen.quiz if slug else ():
            raise LessonError(f"{each.slug} is a quiz, no module: `vaegan quiz {each.slug}` asks and explains it.")
        for essay in chosen.essay if slug else ():
            raise LessonError(
                f"{essay.slug} is no module: write in {house.essay(essay.slug).name}. A person judges it."
            )
        desk = Desk(plan, folder)
        submission = desk.read()
        attempted = [exercise for exercise in chosen.exercise if exercise.slug in submission.attempted]
        failed: list[str] = []
        with closing(Checker(desk)) as checker:
            if attempted:
                checker.start(len(attempted))
            for exercise in chosen.exercise:
                with console.status(f"Checking {exercise.slug} ..."):
                    result = checker.check(exercise, submission)
                console.print(shown.check(result, hint=hint))
                if plot and result.attempted:
                    with console.status(f"Drawing {exercise.slug} ..."):
                        path, says = picture.draw(checker, desk, exercise, submission)
                    console.print(Padding(Text(f"Picture: {path}\n{says}" if path else says), (0, 0, 0, 2)))
                if result.attempted and not result.passed:
                    failed.append(exercise.slug)
        if submission.notes:
            console.print(shown.notes(submission))
        if not attempted:
            console.print(f"Nothing to check yet: open a module in {desk.folder} and follow its TODOs.")
        elif failed and not hint:
            console.print(Text(f"`vaegan check {failed[0]} --hint` shows what to mind there.", "dim"))
        elif not failed:
            console.print(shown.following(desk, submission, attempted[-1]))
    raise typer.Exit(1 if failed else 0)


@app.command(rich_help_panel=PANEL)
def watch(folder: Folder = house.EXERCISES, hint: Hint = False) -> None:
    """Check each exercise as soon as you save its file, until you press Ctrl-C."""
    from autograder.student import shown
    from autograder.student.watch import Watch

    with told():
        desk = Desk(lesson.load(), folder)
        console.print(shown.progress(desk))
        with closing(Watch(desk)) as watching:
            with console.status("Loading Keras ..."):
                watching.warm_up()
            try:
                for number, files in enumerate(watching.changes()):
                    if number == 0:
                        console.print(f"Watching {desk.folder}: save a file to have it checked. Ctrl-C ends.")
                    _check_saved(watching, desk, files, hint)
            except KeyboardInterrupt:
                console.print("\nNo longer watching. `vaegan progress` shows what is done.")


@app.command(rich_help_panel=PANEL)
def progress(folder: Folder = house.EXERCISES) -> None:
    """Show what is done, tried and open."""
    from autograder.student import shown

    with told():
        console.print(shown.progress(Desk(lesson.load(), folder)))


@app.command(rich_help_panel=PANEL)
def reset(
    slug: Annotated[str, typer.Argument(metavar="SLUG", help="Which exercise.")], folder: Folder = house.EXERCISES
) -> None:
    """Give an exercise its skeleton back; what was there is kept as a copy."""
    with told():
        plan = lesson.load()
        chosen = plan.only([slug])
        for part in [part for part in chosen.parts if not isinstance(part, lesson.Quiz)]:
            desk = Desk(plan, folder)
            copy = desk.reset(part)
            kept = f" Your file is kept as {copy}." if copy else ""
            name, what = (house.essay(slug).name, "question") if chosen.essay else (f"{slug}.py", "skeleton")
            console.print(Text(f"{desk.folder / name} is the {what} again.{kept}"))
            return
        raise LessonError(f"{slug} is a quiz: your answers are in {house.ANSWERS}, and are yours to change.")


@app.command(rich_help_panel=PANEL)
def submit(
    folder: Folder = house.EXERCISES,
    out: Annotated[Path, typer.Option("--out", help="The zip to write.")] = Path("submission.zip"),
) -> None:
    """Pack everything that is graded into one zip, after a last check."""
    from autograder.student.check import Checker
    from autograder.student.handin import pack

    with told():
        desk = Desk(lesson.load(), folder)
        submission = desk.read()
        unchecked = [each for each in desk.lesson.exercise if desk.state(each, submission) is State.UNCHECKED]
        try:
            with closing(Checker(desk)) as checker:
                for exercise in unchecked:
                    with console.status(f"Checking {exercise.slug} ..."):
                        checker.check(exercise, submission)
        except SandboxError as error:
            console.print(Text(f"The last check was left out: {error}", "yellow"))
        hand_in = pack(desk)
        hand_in.write(out)
    for sentence in hand_in.missing:
        console.print(Text(sentence, "yellow"))
    packed = ", ".join(hand_in.files) or "nothing yet"
    console.print(Text(f"{out} holds {packed}. Hand in this one file."))


@app.command(rich_help_panel=PANEL)
def quiz(
    slug: Annotated[str, typer.Argument(metavar="SLUG", help="Which quiz, such as practice.")] = "quick_checks",
    student: Annotated[str, typer.Option(metavar="NAME", help="Your name; numbers are drawn from it.")] = "",
    folder: Annotated[
        Path,
        typer.Option(
            "--in",
            help=f"Where your {house.ANSWERS} lies; it gets your answers, if you like.",
            show_default=house.EXERCISES.name,
        ),
    ] = house.EXERCISES,
) -> None:
    """Answer the lesson's quick checks, or another quiz, with an explanation for each answer."""
    from quizzes import answers
    from quizzes.ask import ask, hindrance, offer

    with told():
        plan = lesson.load()
        if slug not in [each.slug for each in plan.quiz]:
            raise lesson.unknown("quiz", slug, [each.slug for each in plan.quiz])
        path = Desk(plan, folder).folder / house.ANSWERS
        known = answers.load(path) if path.exists() else {}
        student = student or answers.student_in(known)
        hindered = hindrance(path, known, student)
        if hindered:
            console.print(Text(hindered, "dim"))
        asked = ask(slug, console, input, student)
        console.print(f"\n{asked.right} of {len(asked.given)} right." if asked.given else "No question answered.")
        if not hindered:
            offer(asked, slug, path, known, console, input)


def _check_saved(watching: "Watch", desk: Desk, files: set[str], hint: bool) -> None:
    """Check what a change of files concerns, and name what comes next; no mistake ends the watch."""
    from autograder.student import shown

    try:
        for exercise, submission in watching.checks(files):
            with console.status(f"Checking {exercise.slug} ..."):
                result = watching.check(exercise, submission)
            console.print()
            console.print(shown.check(result, hint=hint))
            if result.passed:
                console.print(shown.following(desk, submission, exercise))
    except (SubmissionError, SandboxError) as error:
        console.print(Text(str(error), "red"))
