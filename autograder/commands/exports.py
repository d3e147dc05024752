"""Commands that carry results, quizzes, or the grader itself into other systems: `vaegan export FORMAT ...`.

Each format is one command of the sub-app `app`, which cli.py adds as `export`: it parses, calls what makes the format
(autograder/lms, quizzes/exports), writes one file or folder, and prints where it lies. A new format adds a function
with `@app.command()`, and nothing else.
"""

import secrets
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from autograder import lesson
from autograder.commands.terminal import MOST_SEED, Only, console, told
from autograder.files import make_folder, write_whole
from autograder.outputs import file_name
from autograder.records import LessonError
from autograder.reports.text import clean, number

if TYPE_CHECKING:
    from autograder.lms.grades import Grades

app = typer.Typer(no_args_is_help=True, help="Carry results, quizzes, or the grader itself into other systems.")

Results = Annotated[Path, typer.Argument(metavar="RESULTS", help="The folder of results that `grade` has written.")]
Out = Annotated[Path | None, typer.Option("--out", help="Where to write; by default into RESULTS.")]
Archive = Annotated[Path, typer.Option("--out", metavar="ZIP", help="The file to write.")]
Seed = Annotated[
    int | None, typer.Option(min=0, max=MOST_SEED, help="What the tests' inputs derive from, for every student.")
]
AUTOGRADER = Path("autograder.zip")


class QuizFormat(StrEnum):
    """What a quiz can be written as."""

    MOODLE = "moodle"
    GIFT = "gift"
    CANVAS = "canvas"
    JUPYTERQUIZ = "jupyterquiz"


@app.command()
def canvas(
    results: Results,
    roster: Annotated[Path, typer.Option(metavar="CSV", help="Canvas's gradebook export.")],
    assignment: Annotated[str, typer.Option(metavar="TITLE", help="The assignment's column in it.")],
    out: Out = None,
) -> None:
    """Fill in an assignment's column of Canvas's gradebook."""
    from autograder.lms.canvas import as_canvas
    from autograder.lms.grades import read_grades
    from autograder.lms.roster import read_roster

    with told():
        listed = read_roster(roster)
        grades = read_grades(results, listed)
        text, worth = as_canvas(grades, listed, assignment)
        path = out or results / "canvas.csv"
        write_whole(path, text)
    _say_what_went(grades, worth)
    _conclude(path, f"{len(grades.scores)} of {len(listed.enrolled)} students have a score.", grades.left_out)


@app.command()
def moodle(
    results: Results,
    roster: Annotated[Path, typer.Option(metavar="CSV", help="Moodle's grading worksheet, participants or grades.")],
    title: Annotated[str, typer.Option(help="The heading of the grades, in an import.")] = "Grade",
    points: Annotated[float | None, typer.Option(min=0.01, help="The maximum grade in Moodle.")] = None,
    out: Out = None,
) -> None:
    """Fill in Moodle's grading worksheet, or write grades that Moodle imports."""
    from autograder.lms.grades import read_grades
    from autograder.lms.moodle import as_moodle
    from autograder.lms.roster import read_roster

    with told():
        listed = read_roster(roster)
        grades = read_grades(results, listed)
        text, worth = as_moodle(grades, listed, title, points)
        path = out or results / "moodle.csv"
        write_whole(path, text)
    _say_what_went(grades, worth)
    _conclude(path, f"{len(grades.scores)} of {len(listed.enrolled)} students have a grade.", grades.left_out)


@app.command()
def github(results: Results, out: Out = None) -> None:
    """Write each submission's result for GitHub Classroom."""
    from autograder.lms.github import as_github
    from autograder.lms.results import reports

    with told():
        folder = out or results / "github"
        make_folder(folder)
        count = 0
        for report in reports(results):
            write_whole(folder / f"{file_name(report.extra_data.submission)}.txt", as_github(report))
            count += 1
    _conclude(folder, f"{count} results; each file is the output `result` of a runner's step.")


@app.command()
def junit(results: Results, out: Out = None) -> None:
    """Write all results as JUnit XML."""
    from autograder.lms.junit import as_junit
    from autograder.lms.results import reports

    with told():
        path = out or results / "junit.xml"
        write_whole(path, as_junit(reports(results)))
    _conclude(path)


@app.command()
def quiz(
    slug: Annotated[list[str] | None, typer.Argument(metavar="SLUG", help="Quizzes; all, if none is named.")] = None,
    form: Annotated[QuizFormat, typer.Option("--format", help="What to write.")] = QuizFormat.MOODLE,
    out: Annotated[Path, typer.Option("--out", help="The folder to write to.")] = Path("build/quizzes"),
) -> None:
    """Write quizzes, with their answers, for Moodle (XML or GIFT), Canvas (QTI) or a notebook (jupyterquiz)."""
    from quizzes.exports.formats import write

    with told():
        plan = lesson.load()
        quizzes = [quiz for quiz in plan.quiz if not slug or quiz.slug in slug]
        for name in slug or ():
            if name not in [quiz.slug for quiz in plan.quiz]:
                raise lesson.unknown("quiz", name, [quiz.slug for quiz in plan.quiz])
        made = [(each, *write(each, form.value)) for each in quizzes]
        make_folder(out)
        for _, name, content in made:
            write_whole(out / name, content)
    for each, name, _ in made:
        console.print(Text(f"{each.title}: {out / name}"))
    console.print(Text("These files hold the answers.", "dim"))


@app.command()
def gradescope(out: Archive = AUTOGRADER, only: Only = None, seed: Seed = None) -> None:
    """Make an autograder for Gradescope: upload the zip as it is."""
    from autograder.lms.gradescope import archive

    _write(archive, out, only, seed)


@app.command()
def otter(
    out: Archive = AUTOGRADER,
    only: Only = None,
    seed: Seed = None,
    modules: Annotated[bool, typer.Option("--modules", help="For zips of several modules without a notebook.")] = False,
) -> None:
    """Make an autograder for `otter run -a autograder.zip SUBMISSION`."""
    from autograder.lms.otter import archive

    _write(partial(archive, modules=modules), out, only, seed)


def _say_what_went(grades: "Grades", points: float) -> None:
    """Say who is left out because a person has yet to judge a part of the work, and what became of the scores."""
    max_score, count = grades.max_score, len(grades.awaiting)
    if count:
        console.print(f"{count} submissions await a human and are left out. `vaegan rubric`, grade, and export again.")
    if points != max_score:
        console.print(f"Scores of {number(max_score)} are scaled to the {number(points)} points that it has there.")


def _conclude(path: Path, says: str = "", left_out: Sequence[str] = ()) -> None:
    for name in left_out:
        console.print(Text(f"{clean(name)} is left out: it belongs to nobody on the roster.", "red"))
    if says:
        console.print(says)
    console.print(Text(f"Written: {path}"))
    raise typer.Exit(1 if left_out else 0)


def _write(archive: Callable[[lesson.Lesson, int], bytes], out: Path, only: list[str] | None, seed: int | None) -> None:
    seed = secrets.randbits(48) if seed is None else seed
    with told():
        plan = lesson.load().only(only or [])
        if not plan.automatic.slugs:
            raise LessonError(f"{', '.join(plan.slugs)}: a person judges that, and no autograder can.")
        write_whole(out, archive(plan, seed))
    console.print(Text(f"{out}: grades {', '.join(plan.automatic.slugs)} with seed {seed}."))
    for essay in plan.essay:
        console.print(Text(f"{essay.slug} is left out: a person judges it, in a question for manual grading there."))
    console.print("It holds the solutions and the hidden tests: keep it to yourself.")
