"""The protocol: what goes in comes out; nothing hostile does."""

import json
import os
import socket
import struct
import subprocess
import sys
import threading

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder import house
from autograder.sandbox import faults, remote, wire

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


def through(frame: bytes, most: wire.Size = wire.REPLY):
    position = 0

    def read_exactly(count: int) -> bytes:
        nonlocal position
        position += count
        return frame[position - count : position]

    return wire.read_frame(read_exactly, most)


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
        array("<f4", [0, 2**26, 2**26, 2**26], 0),
        array("|u1", [1], 0, blob=b"12"),
        (b'[{"$array": ["|u1", [2], 0]}, {"$array": ["|u1", [2], 1]}]', b"123"),
        (b'[{"$array": ["|u1", [2], 0]}, {"$array": ["|u1", [2], 0]}]', b"12"),
        (b'{"$float": "9e999"}', b""),
        (b"1e999", b""),
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
    [
        b"XXXX" + bytes(16),
        struct.pack("<4sQQ", wire.MAGIC, 2**40, 0),
        struct.pack("<4sQQ", wire.MAGIC, 2, 2**50),
        struct.pack("<4sQQ", wire.MAGIC, wire.REPLY.json + 1, 0),
        struct.pack("<4sQQ", wire.MAGIC, 2, wire.REPLY.arrays + 1),
    ],
)
def test_bad_headers_are_refused(header):
    with pytest.raises(wire.ProtocolError):
        through(header)


def test_what_was_received_cannot_be_written():
    received = through(bytearray(wire.encode([np.zeros(3)])))[0]
    with pytest.raises(ValueError, match="read-only"):
        received[0] = 1.0


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


def test_frames_by_the_thousand():
    """A few thousand here; `python -m tools.fuzz --frames 1000000` takes some minutes."""
    command = [sys.executable, "-m", "tools.fuzz", "--frames", "5000"]
    done = subprocess.run(command, cwd=house.ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "memory grew by" in done.stdout


class Script:
    """A guest's end of the channel that says what a test has it say.

    Args:
        answers: For each question what to send: a function of its id, that returns bytes.
    """

    def __init__(self, *answers):
        self.ours, self.theirs = socket.socketpair()
        self.output, write_end = os.pipe()
        os.close(write_end)
        self.answers = answers
        self.theirs.send(wire.READY)
        self.guest = remote.Guest(1, self.ours, self.output, lambda number, seconds: (0, 0.0), idle_seconds=1.0)
        threading.Thread(target=self.run, daemon=True).start()

    def run(self):
        try:
            for answer in self.answers:
                question = wire.read_frame(self.read, wire.REQUEST)
                self.theirs.sendall(answer(question["id"]))
        except (OSError, EOFError):
            pass

    def read(self, count):
        data = self.theirs.recv(count, socket.MSG_WAITALL) if count else b""
        if len(data) < count:
            raise EOFError
        return data

    def ask(self):
        return self.guest.call("f", seed=1, seconds=1.0)


def good(identity):
    return wire.encode({"id": identity, "value": 7})


def test_an_answer_to_the_question_is_taken():
    script = Script(good, good)
    assert [script.ask(), script.ask()] == [7, 7]
    script.guest.close()


@pytest.mark.parametrize(
    "answer",
    [
        lambda identity: wire.encode({"id": "1.99", "value": 7}),
        lambda identity: wire.encode({"id": identity, "value": 7, "verdict": "passed"}),
        lambda identity: wire.encode({"id": identity}),
        lambda identity: wire.encode([identity, 7]),
        lambda identity: wire.encode(7),
        lambda identity: wire.encode({"id": identity, "score": 10}),
        lambda identity: b"VGN2" + good(identity)[4:],
        lambda identity: b"\0" * 100,
        lambda identity: wire.HEADER.pack(wire.MAGIC, 1 << 40, 0),
        lambda identity: wire.HEADER.pack(wire.MAGIC, 2, 1 << 50),
        lambda identity: wire.HEADER.pack(wire.MAGIC, 3, 0) + b"\xff\xff\xff",
    ],
    ids="another_id more_keys no_value list number score magic zeros long_text long_arrays no_utf8".split(),
)
def test_what_is_no_answer_is_the_guests_fault(answer):
    script = Script(answer)
    with pytest.raises(faults.Unreadable):
        script.ask()
    script.guest.close()


@pytest.mark.parametrize("times", [2, 50], ids=["replayed", "flooded"])
def test_answers_that_nobody_asked_for_are_refused(times):
    script = Script(lambda identity: good(identity) * times, good)
    assert script.ask() == 7
    with pytest.raises(faults.Unreadable, match="bytes that nobody asked for"):
        script.ask()


def test_a_late_answer_is_refused():
    script = Script(good, lambda identity: good("1.1"))
    assert script.ask() == 7
    with pytest.raises(faults.Unreadable, match="another question"):
        script.ask()


def test_half_an_answer_is_waited_for_no_longer_than_the_limit():
    script = Script(lambda identity: good(identity)[:-1])
    with pytest.raises(faults.TimedOut):
        script.ask()


def test_a_raised_fault_of_odd_parts_is_only_text():
    script = Script(lambda identity: wire.encode({"id": identity, "raised": {"type": [1], "message": {"a": None}}}))
    with pytest.raises(faults.Raised, match="Your code raised"):
        script.ask()
    script.guest.close()
