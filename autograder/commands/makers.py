"""Commands for those who make the lesson: exercises, tests, known wrong answers."""

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from autograder import house, lesson
from autograder.commands.terminal import CORES, Jobs, Slugs, console, progress, told
from autograder.files import make_folder, write_whole
from autograder.ledger import FILE, Ledger
from autograder.records import LessonError
from autograder.workers import Processes

PANEL = "Authors of exercises"
app = typer.Typer()


@app.command(rich_help_panel=PANEL)
def audit(
    slug: Slugs = None,
    seeds: Annotated[int, typer.Option(min=1, help="How many seeds to try; no verdict may depend on it.")] = 1,
    out: Annotated[Path, typer.Option("--out", help="The folder for audit.json, the picture and the ledger.")] = Path(
        "build/audit"
    ),
    corpus: Annotated[Path, typer.Option(help="Known right and wrong answers.")] = house.ROOT / "tests" / "corpus",
    save_patterns: Annotated[bool, typer.Option(help="Keep what each misconception fails, for diagnoses.")] = False,
    save_stability: Annotated[bool, typer.Option(help="Keep beside the corpus which seeds were tried.")] = False,
    anew: Annotated[bool, typer.Option("--anew", help="Try also what is kept there.")] = False,
    jobs: Jobs = CORES,
) -> None:
    """Measure the grader's own error rate on known right and wrong answers."""
    from autograder import audit as auditing
    from autograder.reports.audit import as_table, draw_kill_matrix, overlaps
    from autograder.stability import Memory

    with told():
        plan = _exercises_of(slug or [])
        known = auditing.cases(plan, corpus)
        auditor = auditing.Auditor(plan)
        memory = Memory(plan, corpus, anew=anew)
        left = memory.left(known, seeds)
        make_folder(out)
        with progress() as shown:
            bar = shown.add_task("Auditing", total=len(left))
            with Ledger(out / FILE) as ledger, closing(Processes(plan, jobs)) as workers:
                for case, result in auditing.run(plan, left, workers, ledger):
                    auditor.add(case, result)
                    shown.advance(bar)
        memory.join(auditor, known, seeds)
        write_whole(out / "audit.json", auditor.as_json())
        draw_kill_matrix(auditor, out / "kill_matrix.png")
        if save_patterns:
            auditor.save_patterns()
        if save_stability:
            memory.save()
    console.print(as_table(auditor))
    for line in overlaps(auditor):
        console.print(Text(line, "dim"))
    if before := len(known) * seeds - len(left):
        says = f"{before} of {len(known) * seeds} gradings were made before, by the same tests: {memory.folder} keeps"
        console.print(Text(f"{says} their verdicts. With --anew they are made again.", "dim"))
    for breach in auditor.breaches:
        console.print(Text(breach, "red"))
    console.print(Text(f"Details: {out / 'audit.json'} and {out / 'kill_matrix.png'}"))
    raise typer.Exit(1 if auditor.breaches else 0)


def _exercises_of(slugs: list[str]) -> lesson.Lesson:
    """Return the lesson with these exercises alone, or with all of it where none is named."""
    plan = lesson.load().only(slugs)
    for part in plan.parts if slugs else ():
        if not isinstance(part, lesson.Exercise):
            what = "a quiz" if isinstance(part, lesson.Quiz) else "an essay"
            raise LessonError(f"{part.slug} is {what}: an audit tries the hidden tests of exercises.")
    return plan


@app.command(rich_help_panel=PANEL)
def skeletons() -> None:
    """Derive the exercises' skeletons from the reference solutions."""
    from autograder.skeleton import write_all

    with told():
        changed = write_all(lesson.load())
    for path in changed:
        console.print(f"wrote {path.relative_to(house.ROOT)}")
    console.print(f"{len(changed)} changed." if changed else "Every skeleton is in step with its solution.")


@app.command(rich_help_panel=PANEL)
def notebook() -> None:
    """Make the lesson's notebook and its tests from the handout, the skeletons and the public tests."""
    from autograder.notebook import write

    with told():
        changed = write(lesson.load())
    for path in changed:
        console.print(f"wrote {path.relative_to(house.ROOT)}")
    console.print(f"{len(changed)} changed." if changed else "The notebook is in step.")


@app.command(rich_help_panel=PANEL)
def demos(
    name: Annotated[list[str] | None, typer.Argument(metavar="[NAME]...", help="Demos; all, if none is named.")] = None,
) -> None:
    """Run the lesson's demos with the reference solutions, and make their notebooks and figures."""
    from autograder.demos import names, write

    with told():
        for each in name or names():
            with console.status(f"Running the demo {each}, for a minute or more ..."):
                changed = write(each)
            for path in changed:
                console.print(f"wrote {path.relative_to(house.ROOT)}")


@app.command(rich_help_panel=PANEL)
def release(
    path: Annotated[Path, typer.Argument(help="A new folder, or a file that ends in .zip.")],
) -> None:
    """Make the copy that students get: without solutions, hidden tests, misconceptions and keys."""
    from autograder.release import write

    with told():
        count = write(lesson.load(), path)
    console.print(Text(f"{path} holds {count} files: hand it out as it is. Its README.md tells students how to start."))


@app.command(rich_help_panel=PANEL)
def quizzes() -> None:
    """Seal the quizzes' key for copies without it, and build the page of all quizzes."""
    from quizzes import page, sealing
    from quizzes.bank import questions

    with told():
        plan = lesson.load()
        with progress() as shown:
            bar = shown.add_task("Sealing", total=sum(len(questions(quiz.slug)) for quiz in plan.quiz))
            for quiz in plan.quiz:
                for _ in sealing.write(quiz.slug):
                    shown.advance(bar)
        path = page.write(plan)
    console.print(f"Sealed {len(plan.quiz)} quizzes, and built {path.relative_to(house.ROOT)}.")


@app.command(rich_help_panel=PANEL)
def portraits() -> None:
    """Take the lesson's half of each portrait from the reference solutions."""
    from autograder import portrait
    from autograder.respondent import Sandboxes

    with told(), console.status("Taking portraits ..."), closing(Sandboxes()) as sandboxes:
        changed = portrait.rebuild(lesson.load(), sandboxes)
    for path in changed:
        console.print(f"wrote {path.relative_to(house.ROOT)}")
    console.print(f"{len(changed)} changed." if changed else "Every portrait is in step with its solution.")
