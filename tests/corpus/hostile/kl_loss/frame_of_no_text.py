# tries: JSON that is no UTF-8, with lone surrogates and huge numbers
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
    say(b"\xff\xfe{}")
    say(b'{"id": "\\ud800", "value": 1e999}')
    say(b'{"id": 1, "value": ' + b"9" * 5000 + b"}")
    return 0.0
