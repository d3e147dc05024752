"""A result as `results.json` in Gradescope's schema.

Source: Gradescope's autograder documentation, "Output Format".
"""

from collections.abc import Iterator
from typing import Any

from autograder.reports.text import clean
from autograder.result import EssayResult, Hint, ItemResult, Override, SubmissionResult, TestResult, Verdict

_WORDS = {
    Verdict.ERROR: "error",
    Verdict.TIMED_OUT: "timed out",
    Verdict.OVER_LIMIT: "over a limit",
    Verdict.CRASHED: "crashed",
    Verdict.NOT_ATTEMPTED: "not attempted",
    Verdict.GRADER_ERROR: "the grader failed",
}


def as_gradescope(result: SubmissionResult) -> dict[str, Any]:
    """Return a result in Gradescope's schema.

    Titles and messages are for the student; `extra_data` is for the instructor. Where the grader failed, there is no
    top-level score. The tests' scores add up to it, so those of a practice quiz, and of an essay that awaits a human,
    are 0 of 0.
    """
    report: dict[str, Any] = {
        "execution_time": result.seconds,
        "output": "\n".join(map(clean, result.notes)),
        "output_format": "text",
        "test_output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "extra_data": {
            "submission": clean(result.submission),
            "status": result.status.value,
            "seed": result.seed,
            "tier": result.tier,
            "max_score": result.out_of,
            "points": {part.slug: part.points for part in result.line.items},
            "cpu_seconds": {item.slug: round(item.cpu_seconds, 3) for item in result.items},
        },
        "tests": [entry for place, item in enumerate(result.items, start=1) for entry in _entries(item, place)],
    }
    report["tests"] += [_essay(essay, f"{place}.1") for place, essay in enumerate(result.essays, len(result.items) + 1)]
    if result.score is not None:
        report["score"] = result.score
    return report


def _entries(item: ItemResult, place: int) -> Iterator[dict[str, Any]]:
    total = sum(test.weight for test in item.tests)
    tests = [_test(item, test, total, f"{place}.{index}") for index, test in enumerate(item.tests, start=1)]
    yield from tests
    if item.override is not None:
        yield _override(item, item.override, sum(test.get("score", 0.0) for test in tests), f"{place}.override")
    for hint in item.hints:
        yield _hint(item, hint, f"{place}.hint")


def _override(item: ItemResult, override: Override, earned: float, number: str) -> dict[str, Any]:
    """Return what makes up for the difference between the tests' scores and what a person has decided."""
    return {
        "name": f"{item.title}: decided by your instructor",
        "name_format": "text",
        "number": number,
        "score": 0.0 if item.practice else round(override.points - earned, 4),
        "max_score": 0.0,
        "status": "passed",
        "output": f"Your instructor has set the score of this part to {override.points:g} of {item.points:g}.",
        "output_format": "text",
        "visibility": "visible",
        "extra_data": {
            "slug": item.slug,
            "verdict": "override",
            "raw_score": item.raw_score,
            "points": override.points,
            "reason": clean(override.reason),
            "by": clean(override.by),
            "date": override.date,
        },
    }


def _essay(essay: EssayResult, number: str) -> dict[str, Any]:
    """Return an essay as one entry: 0 of 0 points, as long as a person has yet to judge it."""
    verdict = "awaiting" if essay.awaiting else "not_attempted"
    output = "Your answer awaits a human." if essay.awaiting else "Nothing was written."
    about: dict[str, Any] = {"outdated": essay.outdated}
    if judged := essay.judged:
        verdict = "passed" if essay.score == essay.points else "failed"
        lines = [f"{each.title}: {judged.points[each.name]:g} of {each.points:g}" for each in essay.criteria]
        output = clean("\n".join([*lines, *filter(None, [judged.comment])]))
        about |= {"points": dict(judged.points), "by": clean(judged.by), "date": judged.date}
    return {
        "name": f"{essay.title}{' (awaits a human)' * essay.awaiting}",
        "name_format": "text",
        "number": number,
        "score": essay.score,
        "max_score": 0.0 if essay.awaiting else essay.points,
        "status": "passed" if verdict == "passed" else "failed",
        "output": output,
        "output_format": "text",
        "visibility": "visible",
        "extra_data": {"slug": essay.slug, "verdict": verdict, **about},
    }


def _hint(item: ItemResult, hint: Hint, number: str) -> dict[str, Any]:
    return {
        "name": f"{item.title}: a hint. {hint.title}",
        "name_format": "text",
        "number": number,
        "score": 0.0,
        "max_score": 0.0,
        "status": "failed",
        "output": hint.text,
        "output_format": "text",
        "visibility": "visible",
        "extra_data": {"slug": item.slug, "verdict": "hint", "misconception": hint.misconception},
    }


def _test(item: ItemResult, test: TestResult, total: float, number: str) -> dict[str, Any]:
    worth = 0.0 if item.practice else round(item.points * test.weight / total, 4)
    passed = test.verdict is Verdict.PASSED
    label = f" ({_WORDS[test.verdict]})" if test.verdict in _WORDS else ""
    report: dict[str, Any] = {
        "name": f"{item.title}{' (practice)' * item.practice}: {test.title}{label}",
        "name_format": "text",
        "number": number,
        "max_score": worth,
        "status": "passed" if passed else "failed",
        "output": clean(test.message),
        "output_format": "text",
        "visibility": "visible",
        "extra_data": {
            "slug": item.slug,
            "test": test.name,
            "verdict": test.verdict.value,
            "detail": clean(test.detail, longest=6_000),
            "misconception": test.misconception,
        },
    }
    if test.verdict is not Verdict.GRADER_ERROR:
        report["score"] = worth if passed else 0.0
    return report
