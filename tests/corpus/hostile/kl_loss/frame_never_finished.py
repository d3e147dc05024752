# tries: a frame that announces 12 MiB and never brings them
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
    say({"id": "1.1"}, size=12 << 20)
    while True:
        pass
    return 0.0
