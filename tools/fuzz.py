"""`python -m tools.fuzz`: frames that hostile code might send, by the million, to the reader of the protocol.

Each frame is made by mistreating an honest one, or from scratch. The reader must return plain data or refuse with a
ProtocolError; it must end at once, and take no more memory than a frame may hold. Exit status 1 where it does not.
"""

import argparse
import json
import random
import resource
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np
from rich.console import Console
from rich.progress import track

from autograder.sandbox import wire
from autograder.sandbox.limits import MIB

SLOWEST = 1.0  # CPU seconds that reading one frame may take
KINDS = [*wire.DTYPES, "|O", "<U4", ">f4", "<f16", "|V1", "<M8[s]", "", "f4", "<f4,<f4"]
SIZES = [0, 1, 2, 3, 7, 255, 1 << 16, 1 << 26, 1 << 31, 1 << 62, 1 << 64, -1, 1.5, True, None, "2", [1]]
ODD = ["1e999", "-0.0", "NaN", "Infinity", "9" * 30, "9" * 4400, '"\\ud800"', '{"$float": "nan"}', '{"$float": []}']
ODD += ['{"$array": []}', '{"$array": 1, "x": 2}', "[" * 50, "[" * 2_000, '"' + "x" * 1000 + '"', "tru", ""]


def main() -> None:
    """Send the frames, and print what was tried and what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--frames", type=int, default=100_000, help="how many to send")
    parser.add_argument("--seed", type=int, default=1, help="what they are drawn from")
    options = parser.parse_args()
    console = Console()
    dice, before = random.Random(options.seed), peak()
    ends, longest = Counter[tuple[str, str]](), 0.0
    for _ in track(range(options.frames), "Frames", console=console, transient=True):
        name, frame = draw(dice)
        began = time.process_time()
        ends[name, end_of(frame)] += 1
        longest = max(longest, time.process_time() - began)
    for (name, end), count in sorted(ends.items()):
        console.print(f"{count:9,}  {name:22} {end}")
    grown = (peak() - before) / MIB
    console.print(f"The longest took {longest:.3f} s of CPU; memory grew by {grown:.0f} MiB at most.")
    bad = [end for _, end in ends if end not in ("read", "refused", "incomplete")]
    raise SystemExit(bool(bad) or longest > SLOWEST or grown > 4 * wire.REPLY.arrays / MIB)


def peak() -> int:
    """Return the most memory that this process has had so far, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def end_of(frame: bytes) -> str:
    """Return what the reader makes of a frame: read, refused, incomplete, or the name of an exception."""
    place = 0

    def read_exactly(count: int) -> bytes:
        nonlocal place
        if count > len(frame) - place:
            raise EOFError
        place += count
        return frame[place - count : place]

    try:
        check(wire.read_frame(read_exactly, wire.REPLY))
    except wire.ProtocolError:
        return "refused"
    except EOFError:  # a channel that has closed; one that has not is waited for until the deadline
        return "incomplete"
    except Exception as error:
        return type(error).__name__
    return "read"


def check(value: Any) -> None:
    """Require plain data.

    Raises:
        TypeError: It is something else.
    """
    if type(value) is list:
        for part in value:
            check(part)
    elif type(value) is dict:
        for key, part in value.items():
            check(key)
            check(part)
    elif type(value) is np.ndarray:
        if value.dtype.str not in wire.DTYPES or value.flags.writeable:
            raise TypeError(f"an array of {value.dtype}")
    elif type(value) not in (type(None), bool, int, float, str):
        raise TypeError(f"a {type(value).__name__}")


def draw(dice: random.Random) -> tuple[str, bytes]:
    """Return a frame and the name of the way in which it was made."""
    make = dice.choice(MAKERS)
    return make.__name__.replace("_", " "), make(dice)


def honest(dice: random.Random) -> bytes:
    """Return a frame as a guest sends it."""
    return wire.encode({"id": f"{dice.randrange(99)}.{dice.randrange(99)}", "value": value(dice, 0)})


def value(dice: random.Random, depth: int) -> Any:
    """Return plain data."""
    shape = [dice.randrange(4) for _ in range(dice.randrange(4))]
    leaves: list[Callable[[], Any]] = [
        lambda: None,
        lambda: dice.random() < 0.5,
        lambda: dice.getrandbits(62),
        lambda: dice.choice([dice.random(), float("nan"), float("inf")]),
        lambda: "".join(map(chr, dice.choices(range(32, 0x2FF), k=5))),
        lambda: np.zeros(shape, dice.choice(list(wire.DTYPES.values()))),
    ]
    if depth < 3 and dice.random() < 0.4:
        parts = [value(dice, depth + 1) for _ in range(dice.randrange(4))]
        return parts if dice.random() < 0.5 else {f"k{number}": part for number, part in enumerate(parts)}
    return dice.choice(leaves)()


def noise(dice: random.Random) -> bytes:
    """Return random bytes."""
    return dice.randbytes(dice.randrange(200))


def noise_behind_a_header(dice: random.Random) -> bytes:
    """Return random bytes of the length that is announced."""
    text, arrays = dice.randbytes(dice.randrange(50)), dice.randbytes(dice.randrange(50))
    return wire.HEADER.pack(wire.MAGIC, len(text), len(arrays)) + text + arrays


def false_lengths(dice: random.Random) -> bytes:
    """Return an honest body behind a header that lies."""
    lengths = [dice.choice([0, 1, 100, 1 << 18, 1 << 26, 1 << 32, (1 << 64) - 1]) for _ in range(2)]
    return (
        wire.HEADER.pack(dice.choice([wire.MAGIC, b"VGN2", b"\0\0\0\0"]), *lengths) + honest(dice)[wire.HEADER.size :]
    )


def cut_short(dice: random.Random) -> bytes:
    """Return the beginning of an honest frame."""
    frame = honest(dice)
    return frame[: dice.randrange(len(frame))]


def flipped_bytes(dice: random.Random) -> bytes:
    """Return an honest frame in which some bytes are others."""
    frame = bytearray(honest(dice))
    for _ in range(dice.randrange(1, 6)):
        frame[dice.randrange(wire.HEADER.size, len(frame))] = dice.randrange(256)
    return bytes(frame)


def spliced(dice: random.Random) -> bytes:
    """Return two honest frames, one inside the other, or one after the other."""
    one, other = honest(dice), honest(dice)
    place = dice.randrange(len(one) + 1)
    return one[:place] + other + one[place:]


def odd_text(dice: random.Random) -> bytes:
    """Return JSON, or nearly, of what it can say and the protocol cannot."""
    text = f'{{"id": "1.2", "value": [{", ".join(dice.choices(ODD, k=dice.randrange(1, 4)))}]}}'.encode()
    if dice.random() < 0.2:
        text = text.replace(b"value", b"\xff\xfe")
    return wire.HEADER.pack(wire.MAGIC, len(text), 0) + text


def forged_arrays(dice: random.Random) -> bytes:
    """Return arrays of kinds, shapes and places of their own."""
    blob = dice.randbytes(dice.choice([0, 8, 64, 4096]))
    described = [
        {"$array": [dice.choice(KINDS), dice.choices(SIZES, k=dice.randrange(10)), dice.choice([0, 0, *SIZES])]}
        for _ in range(dice.randrange(1, 5))
    ]
    text = json.dumps({"id": "1.2", "value": described}).encode()
    return wire.HEADER.pack(wire.MAGIC, len(text), len(blob)) + text + blob


def overlapping_arrays(dice: random.Random) -> bytes:
    """Return many arrays in the same place, which would take far more memory than the frame."""
    size = dice.choice([16, 256, 4096])
    described = [{"$array": ["|u1", [size - 1], dice.randrange(2)]}] * dice.randrange(2, 60)
    text = json.dumps(described).encode()
    return wire.HEADER.pack(wire.MAGIC, len(text), size) + text + bytes(size)


def many_nodes(dice: random.Random) -> bytes:
    """Return JSON of very many parts, or of great depth."""
    count = dice.choice([100, 15, 17, 900])
    text = ("[" * count + "]" * count).encode() if dice.random() < 0.999 else b"[" + b"0," * 60_000 + b"0]"
    return wire.HEADER.pack(wire.MAGIC, len(text), 0) + text


MAKERS = [honest, noise, noise_behind_a_header, false_lengths, cut_short, flipped_bytes, spliced, odd_text]
MAKERS += [forged_arrays, overlapping_arrays, many_nodes]

if __name__ == "__main__":
    main()
