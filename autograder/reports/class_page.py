"""A class's report as one HTML page: who needs help first, what is misunderstood, and how good the tests are."""

import math
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from autograder import wrong_answers
from autograder.reports import similarity
from autograder.reports.items import FEW, WEAK, Analysis
from autograder.reports.page import render
from autograder.reports.survey import Entry, Question, Survey
from autograder.result import GRADER_FAILED, Status, Verdict
from quizzes import bank
from quizzes.lettered import ChoiceSolution, Lettered

STEPS = 10  # of the score's distribution
MOST_NAMES = 60  # listed of those who share a misconception


class _Urgent(NamedTuple):
    """A submission that needs a person's look, and why; the lower the rank, the sooner."""

    rank: int
    entry: Entry
    reason: str


class _Column(NamedTuple):
    """A step of the score's distribution."""

    start: int
    stop: int
    students: int
    height: int


class _Exercise(NamedTuple):
    slug: str
    title: str
    points: float
    attempted: int
    full: int
    mean: float
    percent: int


class _Test(NamedTuple):
    slug: str
    title: str
    worth: float
    analysis: Analysis


class _Misconception(NamedTuple):
    slug: str
    title: str
    code: int
    quiz: int
    names: list[Entry]
    more: int


class _Option(NamedTuple):
    label: str
    text: str
    right: bool
    times: int
    percent: int
    misconception: str
    in_code: int


class _Asked(NamedTuple):
    quiz: str
    text: str
    answered: int
    percent: int
    options: list[_Option]


class _Student(NamedTuple):
    entry: Entry
    cells: list[tuple[str, float, str]]  # what is shown, by what to sort, how it looks


def page(survey: Survey, on_step: Callable[[], None] = lambda: None) -> str:
    """Return the page.

    Args:
        survey: The class.
        on_step: Is told of each exercise whose hand-ins have been compared.
    """
    lesson = survey.lesson
    links = {entry.name: entry for entry in survey.entries}
    pairs = similarity.pairs({entry.name: entry.code for entry in survey.entries}, on_step)
    return render(
        "class.html",
        title=f"{lesson.title}: class report",
        lesson=lesson,
        count=len(survey.entries),
        graded=len(survey.graded),
        shares=_shares(survey),
        median=statistics.median(_shares(survey) or [0]),
        awaiting=sum(len(entry.awaiting) for entry in survey.entries),
        urgent=sorted(_urgent(survey), key=lambda each: (each.rank, each.entry.name)),
        columns=_columns(_shares(survey)),
        exercises=list(_exercises(survey)),
        misconceptions=list(_misconceptions(survey)),
        tests=[_Test(slug, *_named(survey, (slug, name))) for slug, name in _tests(survey)],
        asked=[each for each in _asked(survey) if each.answered],
        pairs=[(links[pair.one], links[pair.other], pair) for pair in pairs],
        students=[_Student(entry, list(_cells(survey, entry))) for entry in survey.entries],
        few=FEW,
        weak=WEAK,
        isnan=math.isnan,
    )


def _shares(survey: Survey) -> list[float]:
    """Return the graded submissions' scores in percent of what is judged."""
    return [100.0 * (entry.score or 0.0) / entry.out_of for entry in survey.graded if entry.out_of]


def _columns(shares: Sequence[float]) -> list[_Column]:
    counts = [0] * STEPS
    for share in shares:
        counts[min(STEPS - 1, int(share * STEPS / 100))] += 1
    width = 100 // STEPS
    highest = max(counts)
    return [
        _Column(step * width, (step + 1) * width, count, round(100 * count / highest) if highest else 0)
        for step, count in enumerate(counts)
    ]


def _urgent(survey: Survey) -> Iterator[_Urgent]:
    for entry in survey.entries:
        if entry.status is Status.GRADER_ERROR:
            failed = [note for note in entry.notes if note.startswith(GRADER_FAILED)]
            yield _Urgent(0, entry, "no grade: " + (failed or ["the grader failed; see its results"])[0])
        elif entry.status is Status.UNREADABLE:
            yield _Urgent(1, entry, "unreadable: " + " ".join(entry.notes))
        elif entry.tier in ("C", "X"):
            yield _Urgent(2, entry, f"ran in tier {entry.tier}, with less protection of the tests")
    words = {Verdict.CRASHED: "crashed", Verdict.TIMED_OUT: "timed out", Verdict.OVER_LIMIT: "over a limit"}
    for rank, (verdict, word) in enumerate(words.items()):
        for entry, slugs in survey.with_verdict(verdict):
            yield _Urgent(3 + rank, entry, f"{word} in {', '.join(slugs)}")


def _exercises(survey: Survey) -> Iterator[_Exercise]:
    for part in survey.lesson.parts:
        scores = [
            entry.scores[part.slug] for entry in survey.graded if part.slug in entry.attempted & entry.scores.keys()
        ]
        mean = statistics.fmean(scores) if scores else math.nan
        full = sum(score >= part.points for score in scores)
        percent = round(100 * mean / part.points) if scores else 0
        yield _Exercise(part.slug, part.title, part.points, len(scores), full, mean, percent)


def _tests(survey: Survey) -> list[Question]:
    """Return the tests and questions that count, in the lesson's order."""
    places = {slug: place for place, slug in enumerate(survey.lesson.slugs)}
    counted = (question for question, title in survey.titles.items() if not title.practice)
    return sorted(counted, key=lambda question: places[question[0]])


def _named(survey: Survey, question: Question) -> tuple[str, float, Analysis]:
    title = survey.titles[question]
    return title.title, title.worth, survey.analysis(question)


def _misconceptions(survey: Survey) -> Iterator[_Misconception]:
    for shown in survey.shown():
        slug, _, _ = shown.name.partition(".")
        who = sorted({entry.name: entry for entry in (*shown.code, *shown.quiz)}.items())
        names = [entry for _, entry in who]
        title = _title(shown.name)
        yield _Misconception(
            slug, title, len(shown.code), len(shown.quiz), names[:MOST_NAMES], max(0, len(names) - MOST_NAMES)
        )


def _title(misconception: str) -> str:
    slug, _, name = misconception.partition(".")
    known = {each.name: each.title for each in wrong_answers.load(slug).misconception}
    return known.get(name, name.replace("_", " "))


def _asked(survey: Survey) -> Iterator[_Asked]:
    shown = {each.name: len(each.code) for each in survey.shown()}
    for quiz in survey.lesson.quiz:
        for name, solution in bank.key(quiz.slug).items():
            counts = survey.answers_to((quiz.slug, name))
            answered = sum(count for given, count in counts.items() if given)
            right = survey.right_answers((quiz.slug, name))
            options = list(_options(solution, counts, right, answered, shown))
            correct = sum(option.times for option in options if option.right)
            percent = round(100 * correct / answered) if answered else 0
            yield _Asked(quiz.title, solution.question.posed(""), answered, percent, options)


def _options(
    solution: bank.Solution,
    counts: Mapping[str, int],
    right: frozenset[str],
    answered: int,
    shown: Mapping[str, int],
) -> Iterator[_Option]:
    """Yield what was answered and how often; of a choice every option, also one that nobody chose."""
    given = {answer: count for answer, count in counts.items() if answer}
    if isinstance(solution, ChoiceSolution):
        given = {letter: counts.get(letter, 0) for letter in solution.question.options} | given
        right |= {solution.answer}
    order = sorted(given) if isinstance(solution, ChoiceSolution) else sorted(given, key=lambda one: (-given[one], one))
    for answer in order:
        text = solution.question.options.get(answer, "") if isinstance(solution.question, Lettered) else ""
        tie = answer if "." in answer else ""
        if isinstance(solution, ChoiceSolution):
            tie = solution.misconceptions.get(answer, "")
        percent = round(100 * given[answer] / answered) if answered else 0
        label = _title(answer) if answer == tie else answer
        yield _Option(
            label, text, answer in right, given[answer], percent, _title(tie) if tie else "", shown.get(tie, 0)
        )


def _cells(survey: Survey, entry: Entry) -> Iterator[tuple[str, float, str]]:
    for part in survey.lesson.parts:
        if part.slug in entry.awaiting:
            yield "?", -1.5, "none"
        elif part.slug not in entry.scores:
            yield "!" if entry.status is Status.GRADER_ERROR else "–", -2.0, "none"
        elif part.slug not in entry.attempted:
            yield "·", -1.0, "none"
        else:
            score = entry.scores[part.slug]
            look = "full" if score >= part.points else "half" if score >= part.points / 2 else "low"
            yield f"{score:.1f}".rstrip("0").rstrip("."), score, look
