"""Which misconception a wrong answer shows: the questions of failed tests, replayed on the known wrong answers.

Where the answers of a submission agree with one of them and not with the reference, its hint is shown. Answers that
depend on chance cannot be compared; there the pattern of failed tests decides, if only one misconception has it. A
wrong hint is worse than none: whatever is ambiguous gets none.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from autograder import house, wrong_answers
from autograder.lesson import Exercise
from autograder.respondent import Asked, Reference, Remembered, Sandboxes
from autograder.result import Hint, TestResult, Verdict
from autograder.sandbox.faults import Fault, SandboxError
from autograder.wrong_answers import Misconception, WrongAnswers

Transcripts = Mapping[str, Sequence[Asked]]  # what was asked and answered in each failed test


class Diagnosis:
    """Finds hints, with answers of the known wrong answers that are remembered for a batch.

    Args:
        sandboxes: Where guests come from.
        memory: For the reference and each misconception what it has answered so far.
    """

    def __init__(self, sandboxes: Sandboxes, memory: dict[str, dict[bytes, Any]]) -> None:
        self._sandboxes = sandboxes
        self._memory = memory
        self._known: dict[str, WrongAnswers] = {}

    def compared(self, slugs: Iterable[str]) -> frozenset[str]:
        """Return the exercises whose answers it compares: those of all others need not be kept."""
        return frozenset(slug for slug in slugs if self._of(slug).replay and self._of(slug).misconception)

    def hints(self, exercise: Exercise, failed: Transcripts, results: Sequence[TestResult]) -> tuple[Hint, ...]:
        """Return a hint for each misunderstanding that an exercise's failed tests show beyond doubt.

        A diagnosis that cannot be made costs nothing but the hint.
        """
        if all(test.verdict in (Verdict.PASSED, Verdict.NOT_ATTEMPTED) for test in results):
            return ()
        known = self._of(exercise.slug)
        try:
            found = self._by_answers(exercise, failed, known.misconception)
        except SandboxError:
            return ()
        if not found:
            found = _by_pattern(exercise.slug, results, known.misconception)
        return tuple(Hint(misconception=each.name, title=each.title, text=each.hint.strip()) for each in found)

    def _of(self, slug: str) -> WrongAnswers:
        if slug not in self._known:
            self._known[slug] = wrong_answers.load(slug)
        return self._known[slug]

    def _by_answers(
        self, exercise: Exercise, failed: Transcripts, known: Sequence[Misconception]
    ) -> list[Misconception]:
        telling = {test: asked for test, asked in failed.items() if self._telling(exercise, asked)}
        if not telling:
            return []
        saved = _saved_patterns(exercise.slug)
        explains = {each.name: self._explained(exercise, each, telling) for each in known}
        for name, explained in explains.items():
            # What agrees in the lesser part of the tests that a misconception fails is another mistake.
            if 2 * len(explained) <= len(saved.get(name, {}).keys() & telling.keys()):
                explained.clear()
        chosen: list[Misconception] = []
        while True:
            most = max(map(len, explains.values()), default=0)
            best = [each for each in known if len(explains[each.name]) == most]
            if most == 0 or len(best) > 1:
                return chosen
            chosen.append(best[0])
            explained = explains[best[0].name]
            explains = {name: tests - explained for name, tests in explains.items()}

    def _telling(self, exercise: Exercise, asked: Sequence[Asked]) -> bool:
        """Whether none of a test's answers depends on chance, and one of them differs from the reference's."""
        reference = Reference(self._sandboxes, exercise, self._memory["reference"])
        try:
            fixed = all(_is_same(reference.replay(each), reference.replay(_reseeded(each))) for each in asked)
            return fixed and any(not _is_same(reference.replay(each), each.answer) for each in asked)
        finally:
            reference.end()

    def _explained(
        self, exercise: Exercise, misconception: Misconception, telling: Mapping[str, Sequence[Asked]]
    ) -> set[str]:
        """Return the failed tests in which a misconception would have answered just as the submission did."""
        source = wrong_answers.apply(misconception, exercise.slug)
        memory = self._memory[f"{exercise.slug}.{misconception.name}"]
        mistaken = Remembered(self._sandboxes, exercise, source, memory)
        try:
            return {test for test, asked in telling.items() if all(_agrees(mistaken, each) for each in asked)}
        finally:
            mistaken.end()


def pattern(results: Sequence[TestResult]) -> dict[str, str]:
    """Return what an answer failed, and how: the messages of the tests that it did not pass.

    Measured figures and the size of a batch, which may differ from case to case, are left out.
    """
    return {
        test.name: re.sub(r"-?\d+\.\d+(e[+-]?\d+)?|\d+%|(?<=\()\d+(?=,)", "", test.message.split("\n")[0])
        for test in results
        if test.verdict is not Verdict.PASSED
    }


def _by_pattern(slug: str, results: Sequence[TestResult], known: Sequence[Misconception]) -> list[Misconception]:
    saved, shown = _saved_patterns(slug), pattern(results)
    matching = [each for each in known if saved.get(each.name) == shown]
    return matching if len(matching) == 1 else []


def _saved_patterns(slug: str) -> dict[str, dict[str, str]]:
    """Return what each misconception of an exercise fails, and how; see `pattern`."""
    saved: dict[str, dict[str, str]] = json.loads(house.text(house.patterns(slug)) or "{}")
    return saved


def _agrees(mistaken: Remembered, asked: Asked) -> bool:
    try:
        return _is_same(mistaken.replay(asked), asked.answer)
    except Fault:
        return False


def _reseeded(asked: Asked) -> Asked:
    return Asked(asked.operation, asked.name, asked.arguments, asked.seed ^ 1)


def _is_same(one: Any, other: Any) -> bool:
    """Whether two answers are the same but for rounding."""
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_is_same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_is_same(one[key], other[key]) for key in one)
    if isinstance(one, np.ndarray | float | int) and isinstance(other, np.ndarray | float | int):
        return np.shape(one) == np.shape(other) and np.allclose(one, other, rtol=1e-3, atol=1e-5, equal_nan=True)
    return type(one) is type(other) and one == other
