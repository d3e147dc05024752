"""What a student reads on the terminal: the result of a check, and the progress."""

from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from autograder.lesson import Exercise
from autograder.reports.text import clean
from autograder.result import TestResult, Verdict
from autograder.student import handout
from autograder.student.check import Check
from autograder.student.desk import Desk, State
from autograder.submission import Submission
from quizzes import bank
from quizzes.answers import given_in
from quizzes.question import is_blank

_MARKS = {Verdict.PASSED: ("✓", "green"), Verdict.NOT_ATTEMPTED: ("·", "dim")}
_STATES = {
    State.OPEN: ("·", "dim", "not attempted yet"),
    State.UNCHECKED: ("?", "yellow", "not checked as it is now"),
    State.TRIED: ("✗", "red", "{passed} of {total} checks pass"),
    State.DONE: ("✓", "green", "{passed} of {total} checks pass"),
}


def check(result: Check, *, hint: bool = False) -> RenderableType:
    """Return what to show of an exercise: a line a test, and under a failed one what was wrong.

    Args:
        result: What the tests said.
        hint: Show what the handout warns of, where a test failed.
    """
    heading = Text.assemble((result.exercise.slug, "bold"), f"  {result.exercise.title}")
    if not result.tests:
        return heading.append("  · not attempted yet", "dim")
    if not result.attempted:
        return Group(heading, _marked("·", "dim", Text(clean(result.tests[0].message), "dim")))
    parts: list[RenderableType] = []
    said: set[str] = set()
    for test in result.tests:
        parts += _test(test, is_news=test.message not in said)
        said.add(test.message)
    if result.printed.strip():
        parts += [_indented(Text("Your code printed:", "dim"), 2), _indented(Text(clean(result.printed), "dim"))]
    if hint and not result.passed:
        parts += [_indented(Text.assemble(("Hint: ", "bold"), handout.warning(result.exercise)), 2)]
    return Group(heading, *parts)


def progress(desk: Desk) -> RenderableType:
    """Return a table of what is done, tried and open, in the lesson's order, with the quizzes and essays at its end."""
    submission, checked = desk.read(), desk.checked()
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, show_header=False, padding=(0, 1))
    done = 0
    for exercise in desk.lesson.exercise:
        state = desk.state(exercise, submission)
        done += state is State.DONE
        mark, style, words = _STATES[state]
        counts = checked[exercise.slug].model_dump() if state in (State.TRIED, State.DONE) else {}
        table.add_row(Text(mark, style), exercise.slug, Text(words.format(**counts), style))
    for quiz in desk.lesson.quiz:
        ids = [question.id for question in bank.questions(quiz.slug)]
        given = given_in(submission.answers, quiz.slug)
        answered = sum(not is_blank(given.get(each, "")) for each in ids)
        full = answered == len(ids)
        words = f"{answered} of {len(ids)} answered"
        style = "green" if full else "dim" if not answered else "yellow"
        table.add_row(Text("✓" if full else "·", style), quiz.slug, Text(words, style))
    for essay in desk.lesson.essay:
        written = essay.slug in submission.essays
        mark, style = ("✓", "green") if written else ("·", "dim")
        words = "written; a person will judge it" if written else "not written yet"
        table.add_row(Text(mark, style), essay.slug, Text(words, style))
    total = Text(f"\n{done} of {len(desk.lesson.exercise)} exercises done. ", "bold")
    said = [notes(submission)] if submission.notes else []
    return Group(table, *said, total.append_text(following(desk, submission)))


def notes(submission: Submission) -> Text:
    """Return what of a hand-in could not be read, a line for each; nothing where all is well."""
    return Text("\n".join(map(clean, submission.notes)), "yellow")


def following(desk: Desk, submission: Submission, exercise: Exercise | None = None) -> Text:
    """Return what comes next: the exercise that is not done, after one or from the start, or handing in."""
    found = desk.next_after(exercise, submission)
    if found is None:
        return Text("Every exercise is done: `vaegan submit` packs your hand-in.", "bold")
    return Text(f"Next: {found.slug}, in {found.slug}.py.", "bold")


def _test(test: TestResult, *, is_news: bool) -> Iterator[RenderableType]:
    mark, style = _MARKS.get(test.verdict, ("✗", "red"))
    yield _marked(mark, style, Text(test.title))
    if test.verdict is not Verdict.PASSED and not is_news:
        yield _indented(Text("The same as above.", "dim"))
    elif test.verdict is not Verdict.PASSED:
        yield _indented(Text(clean(test.message), style))
    if test.verdict in (Verdict.FAILED, Verdict.GRADER_ERROR) and test.detail:
        yield _indented(Text(clean(test.detail), "dim"))


def _marked(mark: str, style: str, text: Text) -> RenderableType:
    row = Table.grid(padding=(0, 1))
    row.add_row(" ", Text(mark, style), text)
    return row


def _indented(text: Text, left: int = 6) -> RenderableType:
    text.rstrip()
    return Padding(text, (0, 0, 0, left), expand=False)
