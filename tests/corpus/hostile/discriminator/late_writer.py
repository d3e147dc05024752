# tries: a thread and an exit handler that report success after everything else is over
# family: evasion
import atexit
import json
import os
import sys
import threading
import time

REPORT = json.dumps({"status": "passed", "ok": True, "score": 100, "tests": [{"score": 100, "max_score": 100}]}) + "\n"


def write():
    for fd in range(1, 64):
        try:
            os.write(fd, REPORT.encode())
        except OSError:
            pass
    for path in ("results.json", "../results.json", "/autograder/results/results.json", "report.json", "/tmp/results.json"):
        try:
            with open(path, "w") as file:
                file.write(REPORT)
        except OSError:
            pass


def wait_and_write():
    for _ in range(100):
        time.sleep(0.05)
        write()


atexit.register(write)
threading.Thread(target=wait_and_write, daemon=True).start()
sys.excepthook = lambda *a: (write(), os._exit(0))


def build_discriminator():
    return lambda images, training=None: time.sleep(0.2)
