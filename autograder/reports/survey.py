"""What a class's report needs of each submission: small records, so that thousands fit into memory."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from autograder import skeleton
from autograder.lesson import Lesson
from autograder.outputs import file_name
from autograder.reports import similarity
from autograder.reports.items import Analysis, analyse
from autograder.result import Status, SubmissionResult, Verdict
from autograder.submission import Submission
from quizzes.answered import Answered

Question = tuple[str, str]  # slug and name of a test, or of a quiz's question


class Entry(NamedTuple):
    """What is kept of a submission.

    Attributes:
        page: Where its feedback lies, relative to the class's report.
        verdicts: By test.
        out_of: What the score is out of.
        scores: By slug, where there is one.
        awaiting: The slugs of what a person has yet to judge.
        hints: The misconceptions that the code shows, `<slug>.<name>`.
        ties: The ones that wrong quiz answers show.
        given: The answers to the quizzes; see `Answered.given`.
        code: By slug what the student wrote; see `similarity.essence`.
    """

    name: str
    page: str
    status: Status
    score: float | None
    out_of: float
    notes: tuple[str, ...]
    tier: str
    verdicts: dict[Question, Verdict]
    scores: dict[str, float]
    attempted: frozenset[str]
    awaiting: frozenset[str]
    hints: frozenset[str]
    ties: frozenset[str]
    given: dict[Question, str]
    code: dict[str, str]


class Title(NamedTuple):
    """What a test is called.

    Attributes:
        worth: Its points in the total; 0 in practice.
    """

    title: str
    worth: float
    practice: bool


class Shown(NamedTuple):
    """A misconception, `<slug>.<name>`, and who shows it in code and in a quiz."""

    name: str
    code: list[Entry]
    quiz: list[Entry]


class Survey:
    """Collects the submissions of a class.

    Args:
        lesson: What was graded.
    """

    def __init__(self, lesson: Lesson) -> None:
        self.lesson = lesson
        self.entries: list[Entry] = []
        self.titles: dict[Question, Title] = {}
        self._skeletons = {each.slug: skeleton.text(each.slug) for each in lesson.exercise}

    def add(
        self, result: SubmissionResult, submission: Submission | None, answers: Mapping[Question, Answered]
    ) -> None:
        """Take in one result.

        Args:
            result: What was judged.
            submission: What was handed in, where it could be read.
            answers: What was answered to the quizzes.
        """
        verdicts = {}
        for item in result.items:
            total = sum(test.weight for test in item.tests)
            for test in item.tests:
                verdicts[item.slug, test.name] = test.verdict
                worth = 0.0 if item.practice else item.points * test.weight / total
                self.titles.setdefault((item.slug, test.name), Title(test.title, worth, item.practice))
        lines = result.line.items
        entry = Entry(
            name=result.submission,
            page=f"feedback/{file_name(result.submission)}.html",
            status=result.status,
            score=result.score,
            out_of=result.out_of,
            notes=result.notes,
            tier=result.tier,
            verdicts=verdicts,
            scores={each.slug: each.score for each in lines if not (each.needs_attention or each.awaiting)},
            attempted=frozenset(each.slug for each in lines if each.attempted),
            awaiting=frozenset(each.slug for each in lines if each.awaiting),
            hints=frozenset(f"{item.slug}.{hint.misconception}" for item in result.items for hint in item.hints),
            ties=frozenset(one.misconception for one in answers.values() if one.misconception),
            given={question: one.given for question, one in answers.items()},
            code=self._code(submission) if submission else {},
        )
        self.entries.append(entry)

    @property
    def graded(self) -> list[Entry]:
        """The submissions that have a score for work that could be read."""
        return [entry for entry in self.entries if entry.status is Status.GRADED]

    def analysis(self, question: Question) -> Analysis:
        """Return the item analysis of a test, over those graded submissions that attempted its exercise.

        What a person judges is left out: some of it is judged and some is not.
        """
        slug, _ = question
        worth = self.titles[question].worth
        passed, rest = [], []
        for entry in self.graded:
            if slug in entry.attempted and question in entry.verdicts:
                right = entry.verdicts[question] is Verdict.PASSED
                passed.append(right)
                by_hand = sum(entry.scores.get(essay.slug, 0.0) for essay in self.lesson.essay)
                rest.append((entry.score or 0.0) - by_hand - worth * right)
        return analyse(passed, rest)

    def shown(self) -> list[Shown]:
        """Return the misconceptions that somebody shows, the most frequent first."""
        in_code, in_quiz = defaultdict(list), defaultdict(list)
        for entry in self.entries:
            for name in entry.hints:
                in_code[name].append(entry)
            for name in entry.ties:
                in_quiz[name].append(entry)
        found = [Shown(name, in_code[name], in_quiz[name]) for name in in_code.keys() | in_quiz.keys()]
        return sorted(found, key=lambda each: (-len(each.code), -len(each.quiz), each.name))

    def answers_to(self, question: Question) -> Counter[str]:
        """Return how often each answer was given to a quiz's question; the empty one stands for none."""
        return Counter(entry.given[question] for entry in self.entries if question in entry.given)

    def right_answers(self, question: Question) -> frozenset[str]:
        """Return the answers to a quiz's question that were right."""
        return frozenset(
            entry.given[question] for entry in self.entries if entry.verdicts.get(question) is Verdict.PASSED
        )

    def with_verdict(self, verdict: Verdict) -> Iterator[tuple[Entry, list[str]]]:
        """Yield the submissions with tests of a verdict, and the exercises of these."""
        for entry in self.entries:
            slugs = dict.fromkeys(slug for (slug, _), given in entry.verdicts.items() if given is verdict)
            if slugs:
                yield entry, list(slugs)

    def _code(self, submission: Submission) -> dict[str, str]:
        found = {}
        for slug, given in self._skeletons.items():
            if slug in submission.attempted and slug in submission.sources:
                found[slug] = similarity.essence(submission.sources[slug], given)
        return found
