"""A student's feedback as one HTML page: what was judged, what was wrong, and what the code does.

Everything on it is for the student: `TestResult.detail`, with hidden inputs and expected values, never gets here.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from markupsafe import Markup

from autograder.lesson import Lesson
from autograder.reports.page import image, render
from autograder.result import (
    GRADER_FAILED,
    EssayResult,
    Hint,
    ItemResult,
    Status,
    SubmissionResult,
    TestResult,
    Verdict,
)
from quizzes.answered import Answered

WORDS = {
    Verdict.PASSED: "passed",
    Verdict.FAILED: "not yet",
    Verdict.ERROR: "stopped by an error",
    Verdict.TIMED_OUT: "took too long",
    Verdict.OVER_LIMIT: "needed too much",
    Verdict.CRASHED: "crashed",
    Verdict.NOT_ATTEMPTED: "not attempted",
    Verdict.GRADER_ERROR: "could not be graded",
}


class Picture(NamedTuple):
    """A portrait, drawn.

    Attributes:
        png: The image; empty where there is none.
        says: Why there is none, or what is missing in it.
    """

    caption: str
    png: bytes
    says: str


class _Test(NamedTuple):
    title: str
    passed: bool
    word: str
    message: str
    kind: str


class _Part(NamedTuple):
    """An exercise, quiz or essay as the page shows it."""

    slug: str
    title: str
    is_quiz: bool
    practice: bool
    points: float
    score: float
    percent: int
    attempted: bool
    broken: bool
    tests: tuple[_Test, ...]
    hints: tuple[Hint, ...]
    picture: Picture | None = None
    image: Markup = Markup()
    essay: EssayResult | None = None
    decided: bool = False


def page(
    result: SubmissionResult,
    lesson: Lesson,
    answers: Mapping[tuple[str, str], Answered],
    pictures: Mapping[str, Picture],
) -> str:
    """Return the page.

    Args:
        result: What was judged.
        lesson: The lesson.
        answers: What was answered to each question, by quiz and question, with explanations.
        pictures: The portraits, by slug.
    """
    quizzes = {quiz.slug for quiz in lesson.quiz}
    parts = [_part(item, item.slug in quizzes, answers, pictures.get(item.slug)) for item in result.items]
    parts += map(_essay, result.essays)
    has_decisions = any(part.decided for part in parts)
    return render(
        "feedback.html",
        title=f"{result.submission}: feedback",
        lesson=lesson.title,
        result=result,
        graded=result.status is Status.GRADED or (result.status is Status.UNREADABLE and has_decisions),
        unreadable=result.status is Status.UNREADABLE,
        percent=_percent(result.score or 0.0, result.out_of),
        awaiting=[essay for essay in result.essays if essay.awaiting],
        notes=[note for note in result.notes if not note.startswith(GRADER_FAILED)],
        parts=parts,
        next_step=_next_step(parts),
    )


def _part(
    item: ItemResult, is_quiz: bool, answers: Mapping[tuple[str, str], Answered], picture: Picture | None
) -> _Part:
    return _Part(
        slug=item.slug,
        title=item.title,
        is_quiz=is_quiz,
        practice=item.practice,
        points=item.points,
        score=item.score,
        percent=_percent(item.score, item.points),
        attempted=item.line.attempted,
        broken=item.needs_attention,
        tests=tuple(_tests(item, answers)),
        hints=item.hints,
        picture=picture,
        image=image(picture.png) if picture and picture.png else Markup(),
        decided=item.override is not None,
    )


def _essay(essay: EssayResult) -> _Part:
    return _Part(
        slug=essay.slug,
        title=essay.title,
        is_quiz=False,
        practice=False,
        points=essay.points,
        score=essay.score,
        percent=_percent(essay.score, essay.points),
        attempted=essay.attempted,
        broken=False,
        tests=(),
        hints=(),
        essay=essay,
    )


def _tests(item: ItemResult, answers: Mapping[tuple[str, str], Answered]) -> Iterator[_Test]:
    for test in item.tests:
        passed = test.verdict is Verdict.PASSED
        answered = answers.get((item.slug, test.name))
        message = answered.text if passed and answered else _message(test)
        yield _Test(test.title, passed, WORDS[test.verdict], message, test.verdict.value)


def _message(test: TestResult) -> str:
    if test.verdict is Verdict.GRADER_ERROR:
        return "The grader itself failed here, which costs you nothing; your instructor has been told."
    return test.message


def _percent(score: float, points: float) -> int:
    """Return a share in percent, rounded down, so that only full marks are 100."""
    return int(100 * score / points + 1e-9) if points else 0


def _next_step(parts: list[_Part]) -> _Part | None:
    """Return the first part that counts, was attempted and lacks points, else the first that was not attempted."""
    open_parts = [part for part in parts if not part.practice and not part.broken and part.score < part.points]
    open_parts = [part for part in open_parts if not (part.essay and part.essay.awaiting)]
    return min(open_parts, key=lambda part: not part.attempted, default=None)
