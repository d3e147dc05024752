"""The corpus is the specification: every accepted answer has full marks, every wrong one less.

Hostile ones are graded in test_hostile.py. All of it is graded once, in parallel, by the same code that grades a class.
"""

from pathlib import Path

import pytest

from autograder import batch, house, lesson
from autograder.result import Status, SubmissionResult, Verdict

CORPUS = Path(__file__).parent / "corpus"
LEAST = {"accepted": 5, "wrong": 8, "hostile": 4}
FEW = {("accepted", "train_gan"): 1}  # of what takes minutes to train
SLUGS = [exercise.slug for exercise in lesson.load().exercise]
CASES = [
    path for kind in ("accepted", "wrong") for slug in SLUGS for path in sorted((CORPUS / kind / slug).glob("*.py"))
]


def name_of(path: Path) -> str:
    return ".".join([*path.parts[-3:-1], path.stem])


@pytest.fixture(scope="module")
def graded(tmp_path_factory, plan, grade_all) -> dict[str, SubmissionResult]:
    folder = tmp_path_factory.mktemp("corpus")
    tasks = []
    for case in CASES:
        place = folder / name_of(case)
        place.mkdir()
        for path in (case, case.with_suffix(house.ARTEFACT)):
            if path.exists():
                (place / f"{case.parent.name}{path.suffix}").write_bytes(path.read_bytes())
        tasks.append(batch.task_of(place, name_of(case), 20131220, plan, diagnose=False))
    return grade_all(plan, tasks)


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_case(case, graded):
    result = graded[name_of(case)]
    assert result.status is Status.GRADED, result.notes
    item = next(item for item in result.items if item.slug == case.parent.name)
    verdicts = {test.name: (test.verdict.value, test.message, test.detail) for test in item.tests}
    match case.parts[-3]:
        case "accepted":
            assert item.score == item.points, verdicts
        case "wrong":
            assert item.score < item.points, verdicts
    assert all(test.message for test in item.tests if test.verdict is not Verdict.PASSED)


@pytest.mark.parametrize("kind", LEAST)
@pytest.mark.parametrize("slug", SLUGS)
def test_corpus_is_large_enough(kind, slug):
    assert len(list((CORPUS / kind / slug).glob("*.py"))) >= FEW.get((kind, slug), LEAST[kind])


@pytest.mark.parametrize("slug", SLUGS)
def test_every_suite_has_four_to_ten_tests(slug, graded):
    result = graded[name_of(CORPUS / "accepted" / slug / next((CORPUS / "accepted" / slug).glob("*.py")).name)]
    item = next(item for item in result.items if item.slug == slug)
    assert 4 <= len(item.tests) <= 10
    assert all(test.title != test.name for test in item.tests), "every test's docstring is its title"
