# tries: leaves a detached child behind that keeps the descriptors and writes invented replies after its parent has ended.
# family: evasion
import json
import os
import struct
import time


def _detach():
    try:
        if os.fork():
            return
        os.setsid()
        if os.fork():
            os._exit(0)
    except (OSError, AttributeError):
        return
    end = time.time() + 20
    while time.time() < end:
        for fd in range(3, 64):
            for number in range(4):
                body = json.dumps({"id": number, "value": 0.0, "passed": True}).encode()
                try:
                    os.write(fd, struct.pack(">4sII", b"AG1\0", len(body), 0) + body)
                except OSError:
                    pass
        time.sleep(0.2)
    os._exit(0)


_detach()


def binary_cross_entropy(x, x_hat):
    os._exit(0)


def mean_squared_error(x, x_hat):
    os._exit(0)
