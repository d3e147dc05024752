"""Comparisons that a wrong answer cannot slip through.

numpy's own pass a masked array against anything, a scalar against an array, an empty array against any other, and
NaN wherever an inequality is written the other way round. Here the kind, the exact shape and finiteness come first;
then values are compared in float64.
"""

from typing import Any

import numpy as np

Shape = tuple[int | None, ...]
Array = np.ndarray[Any, np.dtype[np.float64]]


class WrongAnswer(AssertionError):
    """An answer is wrong: `says` is for the student, `detail` for the instructor."""

    def __init__(self, says: str, detail: str = "") -> None:
        super().__init__(says)
        self.says = says
        self.detail = detail


def expect(condition: object, says: str, detail: str = "") -> None:
    """Require a condition.

    Raises:
        WrongAnswer: It does not hold.
    """
    if not condition:
        raise WrongAnswer(says, detail)


def numbers(value: object, shape: Shape | None = None, what: str = "The result") -> Array:
    """Return an answer as a float64 array, once it is one of finite numbers and the right shape.

    Args:
        value: What came from a guest.
        shape: The exact shape; None in a place allows any size there but 0.
        what: Names the answer in messages, such as "z".

    Raises:
        WrongAnswer: It is something else.
    """
    if type(value) in (int, float):
        value = np.float64(value)  # type: ignore[arg-type]
    if type(value) is not np.ndarray and not isinstance(value, np.generic):
        raise WrongAnswer(f"{what} should be a tensor of numbers; your code returned {_kind(value)}.")
    array = np.asarray(value)
    if array.dtype.kind not in "fiu":
        raise WrongAnswer(f"{what} should be real numbers; your code returned dtype {array.dtype}.")
    if shape is not None and not _fits(array.shape, shape):
        wanted = "one number (a scalar)" if shape == () else f"of shape {_written(shape)}"
        raise WrongAnswer(f"{what} should be {wanted}; yours has shape {_written(array.shape)}.")
    if array.size == 0:
        raise WrongAnswer(f"{what} is empty: shape {_written(array.shape)}.")
    with np.errstate(invalid="ignore"):  # which some kinds of NaN set off
        array = array.astype(np.float64)
    if not np.isfinite(array).all():
        bad = "NaN (not a number)" if np.isnan(array).any() else "infinite"
        raise WrongAnswer(f"{what} is {bad} in places.")
    return array


def agree(
    got: object, expected: object, says: str, what: str = "The result", rtol: float = 1e-3, atol: float = 1e-4
) -> None:
    """Require an answer to have the expected values, and exactly the expected shape.

    Args:
        got: What came from the submission.
        expected: What is right: numbers, or what came from the reference.
        says: What the student is told where values differ.
        what: Names the answer in messages.
        rtol: Tolerance relative to the expected value.
        atol: Tolerance in absolute terms.

    Raises:
        WrongAnswer: Kind, shape or values differ.
    """
    right = np.asarray(expected, dtype=np.float64)
    answer = numbers(got, right.shape, what)
    # Written so that NaN, which compares false, is rejected.
    close = np.abs(answer - right) <= atol + rtol * np.abs(right)
    if not close.all():
        worst = np.unravel_index(int(np.argmax(np.where(close, -1.0, np.abs(answer - right)))), close.shape)
        detail = f"{what}: got {answer[worst]:.6g}, expected {right[worst]:.6g}"
        raise WrongAnswer(says, detail + (f" at {tuple(map(int, worst))}" if worst else ""))


def sequence(value: object, length: int, what: str) -> list[Any]:
    """Return an answer of several parts as a list, once it has exactly that many.

    Raises:
        WrongAnswer: It is no list, or of another length.
    """
    if not isinstance(value, list):
        raise WrongAnswer(f"{what}: {length} outputs were expected; your code returned {_kind(value)}.")
    if len(value) != length:
        raise WrongAnswer(f"{what}: {length} outputs were expected; your code returned {len(value)}.")
    return value


def _fits(shape: tuple[int, ...], wanted: Shape) -> bool:
    return len(shape) == len(wanted) and all(
        size == want or (want is None and size > 0) for size, want in zip(shape, wanted, strict=True)
    )


def _kind(value: object) -> str:
    if value is None:
        return "nothing (None): is a `return` missing?"
    names = {list: "a list", dict: "a dict", str: "a text", bool: "True or False"}
    if isinstance(value, np.ndarray):
        return f"a tensor of shape {_written(value.shape)}"
    return names.get(type(value), f"a {type(value).__name__}")


def _written(shape: Shape) -> str:
    return "(" + ", ".join("batch" if size is None else str(size) for size in shape) + ")"
