# tries: a thread that answers each question once more, later
# family: evasion
import json
import os
import struct
import sys
import threading
import time


HEADER = struct.Struct("<4sQQ")


def say(text, arrays=b"", length=None, size=None):
    text = text if isinstance(text, bytes) else json.dumps(text).encode()
    os.write(3, HEADER.pack(b"VGN1", len(text) if length is None else length, len(arrays) if size is None else size) + text + arrays)


def later():
    for question in range(1, 2000):
        time.sleep(0.001)
        say({"id": f"1.{question}", "value": 0.0})


threading.Thread(target=later, daemon=True).start()


def kl_loss(mean, log_var):
    pass
    return 0.0
