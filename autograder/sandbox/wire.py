"""The protocol between the trusted process and a guest: frames of JSON and raw arrays.

A frame is a header (magic, length of the JSON, length of the arrays), one JSON value, and the bytes of
its arrays in C order, one after the other. Where the value holds an array, the JSON holds
{"$array": [dtype, shape, offset]}.

The trusted side reads frames that hostile code has written: `decode` checks everything and yields
nothing but None, bool, int, float, str, list, dict and read-only plain arrays.
"""

import json
import math
import struct
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

MAGIC = b"VGN1"
HEADER = struct.Struct("<4sQQ")
HANDLE, READY, FAILED = b"H", b"R", b"F"  # what a guest says before it serves, each a single byte
MAX_DIMENSIONS = 8
MAX_NODES = 20_000
MAX_DEPTH = 16

Bytes = bytes | bytearray | memoryview


class Size(NamedTuple):
    """The most bytes of JSON, and of arrays, that a frame may hold."""

    json: int
    arrays: int


REQUEST = Size(64 << 20, 64 << 20)
REPLY = Size(256 << 10, 12 << 20)  # right ones stay below 5 MiB, in double precision 10; a test may keep several

DTYPES = {
    name: np.dtype(name)
    for name in (
        *("|b1", "|i1", "|u1", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8"),
        *("<f2", "<f4", "<f8", "<c8", "<c16"),
    )
}


class ProtocolError(Exception):
    """A frame is malformed, too large, or holds what the protocol cannot carry."""


def encode(value: Any, most: Size = REQUEST) -> bytes:
    """Write one value as a frame.

    Raises:
        ProtocolError: The value holds something other than plain data and numeric arrays, is nested
            too deeply, or is too large.
    """
    arrays: list[bytes] = []
    offset = 0

    def plain(item: Any, depth: int) -> Any:
        nonlocal offset
        if depth > MAX_DEPTH:
            raise ProtocolError(f"nested more than {MAX_DEPTH} levels deep")
        if item is None or type(item) in (bool, int, str):
            return item
        if type(item) is float:
            return item if math.isfinite(item) else {"$float": repr(item)}
        if type(item) in (list, tuple):
            return [plain(part, depth + 1) for part in item]
        if type(item) is dict:
            return {str(key): plain(part, depth + 1) for key, part in item.items()}
        if not isinstance(item, np.ndarray | np.generic):
            raise ProtocolError(f"a value of type {type(item).__name__}")
        array = np.asarray(item)
        dtype = array.dtype.newbyteorder("<")
        if dtype.str not in DTYPES:
            raise ProtocolError(f"an array of dtype {array.dtype}")
        described = {"$array": [dtype.str, list(array.shape), offset]}
        offset += array.nbytes
        if offset > most.arrays:
            raise ProtocolError(f"arrays of more than {most.arrays >> 20} MiB")
        arrays.append(array.astype(dtype).tobytes())
        return described

    text = json.dumps(plain(value, 0)).encode()
    return HEADER.pack(MAGIC, len(text), offset) + text + b"".join(arrays)


def frame_lengths(header: Bytes, most: Size) -> tuple[int, int]:
    """Return the lengths (JSON, arrays) that a header announces, once they are within bounds."""
    magic, json_length, arrays_length = HEADER.unpack(header)
    if magic != MAGIC:
        raise ProtocolError("bytes that are no reply")
    if json_length > most.json or arrays_length > most.arrays:
        raise ProtocolError("a reply that is too large")
    return json_length, arrays_length


def decode(text: Bytes, arrays: Bytes) -> Any:
    """Read the two parts of a frame's body; nothing in them is believed.

    Raises:
        ProtocolError: Anything at all is not as `encode` writes it.
    """
    try:
        value = json.loads(str(text, "utf-8"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise ProtocolError(f"text that is no JSON ({type(error).__name__})") from None
    nodes = used = 0
    raw = memoryview(arrays).toreadonly()  # of which no array is a copy

    def checked(item: Any, depth: int) -> Any:
        nonlocal nodes, used
        nodes += 1
        if nodes > MAX_NODES or depth > MAX_DEPTH:
            raise ProtocolError("a reply that is too complex")
        if isinstance(item, list):
            return [checked(part, depth + 1) for part in item]
        if isinstance(item, dict):
            if "$float" in item:
                return _special_float(item)
            if "$array" in item:
                array = _array(item, raw, used)
                used += array.nbytes
                return array
            return {_text(key): checked(part, depth + 1) for key, part in item.items()}
        if isinstance(item, str):
            return _text(item)
        if type(item) is int and abs(item) >= 1 << 63:
            raise ProtocolError("an integer of more than 64 bits")
        if type(item) is float and not math.isfinite(item):
            raise ProtocolError("a float that is too large")
        return item

    value = checked(value, 0)
    if used != len(arrays):
        raise ProtocolError("bytes that belong to no array")
    return value


def read_frame(read_exactly: Callable[[int], Bytes], most: Size) -> Any:
    """Read one frame through a function that returns exactly as many bytes as asked for."""
    json_length, arrays_length = frame_lengths(read_exactly(HEADER.size), most)
    text = read_exactly(json_length)
    return decode(text, read_exactly(arrays_length))


def _refuse_constant(name: str) -> None:
    raise ProtocolError(f"the constant {name}")


def _special_float(item: dict[str, Any]) -> float:
    if len(item) != 1 or item["$float"] not in ("nan", "inf", "-inf"):
        raise ProtocolError("a malformed float")
    return float(item["$float"])


def _text(text: str) -> str:
    # A lone surrogate survives JSON but would crash whoever prints or stores the report.
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise ProtocolError("text that is no Unicode") from None
    return text


def _array(item: dict[str, Any], arrays: memoryview, start: int) -> np.ndarray:
    described = item["$array"]
    if len(item) != 1 or not isinstance(described, list) or len(described) != 3:
        raise ProtocolError("a malformed array")
    dtype_name, shape, offset = described
    if not isinstance(dtype_name, str) or dtype_name not in DTYPES:
        raise ProtocolError("an array of an unknown dtype")
    if not isinstance(shape, list) or len(shape) > MAX_DIMENSIONS:
        raise ProtocolError("an array of a malformed shape")
    if any(type(size) is not int or not 0 <= size <= REQUEST.arrays for size in [*shape, offset]):
        raise ProtocolError("an array of a malformed size")
    if offset != start:  # arrays that overlap would take more memory than the frame that holds them
        raise ProtocolError("an array that does not follow the one before")
    dtype = DTYPES[dtype_name]
    count = math.prod(shape)
    raw = arrays[offset : offset + count * dtype.itemsize]
    if len(raw) != count * dtype.itemsize:
        raise ProtocolError("an array outside its frame")
    if dtype.kind == "b" and (np.frombuffer(raw, np.uint8) > 1).any():
        raise ProtocolError("a bool that is neither true nor false")
    try:
        return np.frombuffer(raw, dtype).reshape(shape)
    except ValueError:  # one side is 0, and the others together are more than numpy can count
        raise ProtocolError("an array of a malformed size") from None
