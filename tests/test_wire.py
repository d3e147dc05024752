"""The protocol: what goes in comes out; nothing hostile does."""

import json
import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder.sandbox import wire

ARRAYS = hnp.arrays(
    st.sampled_from(["f2", "f4", "f8", "i1", "i8", "u2", "?", "c8"]),
    hnp.array_shapes(min_dims=0, min_side=0, max_side=4),
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**62), 2**62) | st.floats() | st.text() | ARRAYS,
    lambda parts: (
        st.lists(parts, max_size=4)
        | st.dictionaries(st.text(st.characters(codec="utf-8", exclude_characters="$"), max_size=5), parts, max_size=4)
    ),
    max_leaves=10,
)


def through(frame: bytes, max_json: int = wire.MAX_REPLY_JSON):
    position = 0

    def read_exactly(count: int) -> bytes:
        nonlocal position
        position += count
        return frame[position - count : position]

    return wire.read_frame(read_exactly, max_json)


def same(one, other) -> bool:
    if isinstance(one, list):
        return isinstance(other, list) and len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return isinstance(other, dict) and one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, np.ndarray):
        return type(other) is np.ndarray and one.dtype == other.dtype and np.array_equal(one, other, equal_nan=True)
    return type(one) is type(other) and (one == other or (np.isnan(one) and np.isnan(other)))


@given(VALUES)
def test_round_trip(value):
    assert same(value, through(wire.encode(value)))


@given(st.binary(max_size=200), st.binary(max_size=50))
def test_noise_never_gets_through(text, arrays):
    try:
        wire.decode(text, arrays)
    except wire.ProtocolError:
        return
    json.loads(text)  # what does get through is JSON


def array(*described, blob=b"", **more):
    return json.dumps({"$array": list(described), **more}).encode(), blob


@pytest.mark.parametrize(
    ("text", "arrays"),
    [
        array("<f4", [7 * 2**40], 0),
        array("<f4", [2], 0, blob=b"1234"),
        array("<f4", [-1], 0),
        array("<f4", [1.5], 0),
        array("<f4", [True], 0),
        array("<f4", [1], -4, blob=b"1234"),
        array("|O", [1], 0, blob=b"12345678"),
        array("<f4", [1] * 40, 0, blob=b"1234"),
        array("|b1", [1], 0, blob=b"\x07"),
        array("<f4", [1], 0, blob=b"1234", extra=1),
        array("<f4", "12", 0),
        array([], [1], 0),
        (b'{"$float": "9e999"}', b""),
        (b"NaN", b""),
        (b'"\\ud800"', b""),
        (b'{"\\ud800": 1}', b""),
        (b"[" * 100_000, b""),
        (b"[" + b"0," * 30_000 + b"0]", b""),
        (b"123456789012345678901234567890", b""),
        (b"\xff", b""),
    ],
)
def test_forgeries_are_refused(text, arrays):
    with pytest.raises(wire.ProtocolError):
        wire.decode(text, arrays)


@pytest.mark.parametrize(
    "header",
    [b"XXXX" + bytes(16), struct.pack("<4sQQ", wire.MAGIC, 2**40, 0), struct.pack("<4sQQ", wire.MAGIC, 2, 2**50)],
)
def test_bad_headers_are_refused(header):
    with pytest.raises(wire.ProtocolError):
        through(header)


class Liar(np.ndarray):
    pass


@pytest.mark.parametrize(
    "value", [object(), np.array([object()]), np.array(["text"]), {1, 2}, [[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]
)
def test_what_is_no_plain_data_is_not_sent(value):
    with pytest.raises(wire.ProtocolError):
        wire.encode(value)


def test_subclasses_lose_their_class():
    masked = np.ma.array([1.0, 2.0], mask=[True, False])
    for value in (masked, np.array([1.0, 2.0]).view(Liar)):
        assert type(through(wire.encode(value))) is np.ndarray
