"""Commands for students."""

from pathlib import Path
from typing import Annotated

import typer

from autograder import house, lesson
from autograder.commands.terminal import Slugs, console, told
from autograder.records import LessonError

PANEL = "Students"
app = typer.Typer()


@app.command(rich_help_panel=PANEL)
def check(
    slug: Slugs = None,
    folder: Annotated[Path, typer.Option("--in", help="Where your modules lie.")] = house.EXERCISES,
) -> None:
    """Run the public tests on your own files."""
    from autograder.check import Checker, shown

    with told():
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


@app.command(rich_help_panel=PANEL)
def quiz(
    slug: Annotated[str, typer.Argument(help="Which quiz, such as practice.")] = "quick_checks",
    student: Annotated[str, typer.Option(metavar="NAME", help="Your name; numbers are drawn from it.")] = "",
    folder: Annotated[
        Path, typer.Option("--in", help=f"Where your {house.ANSWERS} lies; it gets your answers, if you like.")
    ] = house.EXERCISES,
) -> None:
    """Answer the lesson's quick checks, or another quiz, with an explanation for each answer."""
    from quizzes import answers
    from quizzes.ask import ask, offer

    with told():
        plan = lesson.load()
        if slug not in [each.slug for each in plan.quiz]:
            raise LessonError(f"There is no quiz called {slug!r}. There are: {', '.join(q.slug for q in plan.quiz)}.")
        path = folder / house.ANSWERS
        if path.exists() and not student:
            student = answers.student_in(answers.load(path))
        asked = ask(slug, console, input, student)
        console.print(f"\n{asked.right} of {len(asked.given)} right." if asked.given else "No question answered.")
        offer(asked, slug, path, console, input)
