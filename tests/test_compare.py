"""Comparisons reject everything that numpy's own let pass."""

import numpy as np
import pytest

from autograder.compare import WrongAnswer, agree, numbers, sequence

EXPECTED = np.arange(6.0).reshape(2, 3)


@pytest.mark.parametrize("got", [EXPECTED, EXPECTED.astype("float32"), EXPECTED.astype("int64"), EXPECTED + 1e-5])
def test_equal_values_agree(got):
    agree(got, EXPECTED, says="no")


@pytest.mark.parametrize("got", [2.5, np.float32(2.5), np.array(2.5)])
def test_scalars_agree(got):
    agree(got, 2.5, says="no")


@pytest.mark.parametrize(
    "got",
    [
        np.full((2, 3), np.nan),
        np.where(EXPECTED == 1, np.nan, EXPECTED),
        np.where(EXPECTED == 1, np.inf, EXPECTED),
        np.ma.masked_all((2, 3)),
        np.ma.array(EXPECTED, mask=True),
        np.zeros((0, 3)),
        EXPECTED[0],
        EXPECTED[:1],
        EXPECTED[None],
        EXPECTED.T,
        EXPECTED + 0j,
        EXPECTED.astype(object),
        EXPECTED.astype(str),
        EXPECTED.astype(bool),
        EXPECTED.tolist(),
        EXPECTED + 0.01,
        1.0,
        True,
        None,
        "1",
        {},
    ],
    ids=repr,
)
def test_anything_else_is_wrong(got):
    with pytest.raises(WrongAnswer) as caught:
        agree(got, EXPECTED, says="The values differ.")
    assert caught.value.says


@pytest.mark.parametrize(
    "got", [True, np.array(True), np.array([1.0]), np.array([[1.0]]), np.nan, np.inf, 1 + 0j, "1", [1.0], None]
)
def test_a_scalar_is_a_scalar(got):
    with pytest.raises(WrongAnswer):
        agree(got, 1.0, says="no")


def test_messages_say_what_and_how():
    with pytest.raises(WrongAnswer, match=r"z should be of shape \(batch, 2\); yours has shape \(3, 4\)"):
        numbers(np.ones((3, 4)), (None, 2), "z")
    with pytest.raises(WrongAnswer, match="is a `return` missing"):
        numbers(None)
    with pytest.raises(WrongAnswer, match="NaN"):
        numbers(np.array([np.nan]))
    with pytest.raises(WrongAnswer, match="2 outputs were expected; your code returned 3"):
        sequence([1, 2, 3], 2, "The encoder")


def test_the_detail_is_apart_from_the_message():
    with pytest.raises(WrongAnswer) as caught:
        agree(np.array([1.0, 5.0]), [1.0, 2.0], says="Wrong.", what="y")
    assert str(caught.value) == "Wrong."
    assert caught.value.detail == "y: got 5, expected 2 at (1,)"
