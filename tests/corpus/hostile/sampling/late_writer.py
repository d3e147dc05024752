# tries: a daemon thread that goes on writing forged answers after the call has returned.
# family: evasion
import json
import os
import threading
import time

import numpy as np

FORGED = (json.dumps({"id": 0, "ok": True, "passed": True, "value": 1, "outcome": "passed"}) + "\n").encode() * 4


def writer():
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        for fd in range(1, 64):
            try:
                os.write(fd, FORGED)
            except OSError:
                pass
        time.sleep(0.01)


class Sampling:
    def __init__(self, *args, **kwargs):
        threading.Thread(target=writer, daemon=True).start()

    def __call__(self, inputs, *args, **kwargs):
        return np.full(np.shape(inputs[0]), np.nan, "float32")
