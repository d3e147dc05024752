"""The gradebook on the terminal can be read at 80 columns: nothing is cut, and no score looks better than it is."""

import io

import pytest
from rich.console import Console

from autograder.reports.gradebook import as_table
from autograder.reports.text import number
from autograder.result import ItemResult, Status, SubmissionResult, TestResult, Verdict

STUDENTS = "anna bruno chen dora emil fatima goran hana ivan jun kofi lea mia nina".split()
NAMES = [f"{name:_<12}" for name in STUDENTS]
LONG_NAMES = [f"{name:_<20}" for name in STUDENTS]
SHARES = (1.0, 0.975, 0.5, 0.0)


def item(slug, share, verdict=Verdict.FAILED):
    tests = [
        TestResult(name="one", title="one", weight=share, verdict=Verdict.PASSED),
        TestResult(name="other", title="other", weight=1 - share, verdict=verdict),
    ]
    return ItemResult(slug=slug, title=slug, points=10, tests=tuple(test for test in tests if test.weight))


def submission(name, items, status=Status.GRADED):
    return SubmissionResult(submission=name, status=status, max_score=120, items=tuple(items))


def class_of(plan, names):
    """A class of 14: four scores in turn, then one untouched, one that the grader failed on, and one unreadable."""
    results = [submission(name, [item(slug, SHARES[n % 4]) for slug in plan.slugs]) for n, name in enumerate(names)]
    results[-3] = submission(names[-3], [item(slug, 0.0, Verdict.NOT_ATTEMPTED) for slug in plan.slugs])
    broken = [item(slug, 0.0, Verdict.GRADER_ERROR) for slug in plan.slugs]
    results[-2] = submission(names[-2], broken, Status.GRADER_ERROR)
    results[-1] = submission(names[-1], [], Status.UNREADABLE)
    return [result.line for result in results]


@pytest.fixture
def class_results(plan):
    return class_of(plan, NAMES)


@pytest.fixture
def shown(plan):
    def lines(width, names=NAMES):
        console = Console(width=width, file=io.StringIO())
        console.print(as_table(plan, class_of(plan, names), width))
        return console.file.getvalue().splitlines()

    return lines


@pytest.mark.parametrize(("width", "names"), [(80, NAMES), (100, LONG_NAMES), (140, LONG_NAMES), (300, LONG_NAMES)])
def test_no_line_is_too_wide_and_nothing_is_cut(shown, plan, width, names):
    lines = shown(width, names)
    text = "\n".join(lines)
    assert max(map(len, lines)) <= width
    assert "…" not in text
    assert [line.split()[0] for line in lines if "_____" in line] == names
    for slug in plan.slugs:
        assert slug in text


def test_a_long_name_goes_on_in_the_next_line(shown):
    lines = shown(80, LONG_NAMES)
    assert max(map(len, lines)) <= 80
    assert "".join(line.split()[0] for line in lines if "__" in line) == "".join(LONG_NAMES)


def test_scores_at_80_columns(shown, plan):
    rows = {line.split()[0]: line.split()[1:] for line in shown(80) if "_____" in line}
    scores = list(rows.values())
    count = len(plan.slugs)
    assert scores[0] == [str(10 * count)] + ["10"] * count
    assert scores[1] == [number(9.75 * count)] + ["9"] * count  # only full marks look full
    assert scores[2] == [str(5 * count)] + ["5"] * count
    assert scores[3] == ["0"] + ["0"] * count
    assert scores[-3] == ["0"] + ["·"] * count
    assert scores[-2] == ["no", "grade"] + ["!"] * count
    assert scores[-1] == ["unreadable"] + ["-"] * count


def test_a_large_class_is_cut_short(plan, class_results):
    console = Console(width=80, file=io.StringIO())
    console.print(as_table(plan, class_results * 100, 80))
    text = console.file.getvalue()
    assert "1400 submissions" in text
    assert "1100 more submissions are in gradebook.csv." in text
    assert text.count(NAMES[0]) + text.count(NAMES[1]) == 44  # of 300 rows, 14 to a class


def test_a_wide_terminal_shows_more(shown, plan):
    assert " 9.75 " in "\n".join(shown(140))
    assert [line.split()[-len(plan.slugs) :] for line in shown(300)][1] == plan.slugs


def test_who_needs_attention_is_red(plan, class_results):
    console = Console(width=80, file=io.StringIO(), force_terminal=True, color_system="standard")
    console.print(as_table(plan, class_results, 80))
    red = [line for line in console.file.getvalue().splitlines() if "\x1b[1;31m" in line]
    assert [name for name in NAMES if any(name in line for line in red)] == NAMES[-2:]
