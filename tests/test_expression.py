"""Expressions of the answer key: arithmetic, and nothing else."""

import pytest

from quizzes.expression import formula


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 * x", 7),
        ("-x**2", -9),
        ("(7 // x) + 7 % x - 1 / 4", 2.75),
        ("exp(log(x)) + sqrt(16)", 7),
    ],
)
def test_arithmetic(text, value):
    assert formula(text)({"x": 3}) == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    ["", "1 +", "x = 1", "x, 1", "'a'", "True and x", "x.real", "x[0]", "x if x else 1", "open(x)", "exp(x, 2)",
     "exp(x=1)", "__import__('os')", "(lambda: 1)()", "+x", "~x", "x < 1", "1j", "x @ x"],
)  # fmt: skip
def test_anything_else_is_refused_when_it_is_read(text):
    with pytest.raises(ValueError, match="arithmetic"):
        formula(text)


@pytest.mark.parametrize(
    "text", ["1 / (x - 3)", "log(x - 4)", "(-x) ** 0.5", "exp(x * 1000)", "9**9**9**9", "y", "exp"]
)
def test_no_finite_number(text):
    with pytest.raises(ValueError, match=r"no finite number|no parameter"):
        formula(text)({"x": 3})
