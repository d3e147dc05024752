# tries: an answer that trickles in byte by byte
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
    body = json.dumps({"id": "1.2", "value": "x" * 200_000}).encode()
    for byte in HEADER.pack(b"VGN1", len(body), 0) + body:
        os.write(3, bytes([byte]))
    return 0.0
