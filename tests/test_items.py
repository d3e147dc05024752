"""Item analysis against numbers worked out by hand."""

import math

import numpy as np
import pytest

from autograder.reports.items import FEW, Analysis, analyse, point_biserial


def test_by_hand():
    # Means 6 and 3 of those who passed and failed, all: mean 4.5, deviation sqrt((1.5^2 + 2.5^2 + 2.5^2 + 0.5^2) / 4).
    deviation = math.sqrt((1.5**2 + 0.5**2 + 2.5**2 + 0.5**2) / 4)
    expected = (5.5 - 3.5) / deviation * 0.5
    assert point_biserial([True, True, False, False], [6.0, 5.0, 2.0, 5.0]) == pytest.approx(expected)
    assert expected == pytest.approx(0.6667, abs=1e-4)


def test_it_is_pearsons_correlation():
    passed = [True, False, True, True, False, True]
    scores = [7.0, 1.0, 4.0, 9.5, 5.0, 3.0]
    assert point_biserial(passed, scores) == pytest.approx(np.corrcoef(passed, scores)[0, 1])


def test_a_test_that_favours_the_weak_is_negative():
    assert point_biserial([False, True], [1.0, 0.0]) == pytest.approx(-1.0)


@pytest.mark.parametrize(
    ("passed", "scores"),
    [([], []), ([True], [3.0]), ([True, True], [1.0, 2.0]), ([False, False], [1.0, 2.0]), ([True, False], [2.0, 2.0])],
)
def test_where_nothing_varies_there_is_no_correlation(passed, scores):
    assert math.isnan(point_biserial(passed, scores))


def test_difficulty():
    found = analyse([True, True, True, False], [1.0, 2.0, 3.0, 4.0])
    assert (found.tried, found.difficulty) == (4, 0.75)
    assert not found.settled
    assert math.isnan(analyse([], []).difficulty)
    assert not analyse([], []).suspect


@pytest.mark.parametrize(
    ("tried", "difficulty", "discrimination", "settled", "suspect"),
    [
        (2 * FEW, 0.5, 0.5, True, False),
        (2 * FEW, 0.5, 0.05, True, True),
        (2 * FEW, 0.5, -0.3, True, True),
        (2 * FEW - 1, (FEW - 1) / (2 * FEW - 1), -0.3, False, False),
        (2 * FEW, 1.0, math.nan, False, False),
    ],
)
def test_few_answers_raise_no_suspicion(tried, difficulty, discrimination, settled, suspect):
    found = Analysis(tried, difficulty, discrimination)
    assert (found.settled, found.suspect) == (settled, suspect)
