# tries: arrays of objects, of texts, of no kind, outside of their frame
# family: evasion
import json
import os
import struct
import sys


HEADER = struct.Struct("<4sQQ")


def say(text, arrays=b"", length=None, size=None):
    text = text if isinstance(text, bytes) else json.dumps(text).encode()
    os.write(3, HEADER.pack(b"VGN1", len(text) if length is None else length, len(arrays) if size is None else size) + text + arrays)


def kl_loss(mean, log_var):
    for kind in ("|O", "<U9", "<M8", "<f4", "", "|V8"):
        say({"id": "1.2", "value": {"$array": [kind, [2], 0]}}, b"12345678")
    return 0.0
