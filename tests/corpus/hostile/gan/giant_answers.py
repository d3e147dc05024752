# tries: answers of absurd size: broadcast images that claim a terabyte, and dicts with a million entries
# family: exhaustion
import keras
import numpy as np


class GAN(keras.Model):
    def __init__(self, *args, **kwargs):
        super().__init__()

    def compile(self, generator_optimizer, discriminator_optimizer):
        super().compile()

    def train_step(self, real_images):
        answer = {"loss_%d" % i: 0.0 for i in range(1_000_000)}
        answer["generator_loss"] = np.broadcast_to(np.float32(0), (1 << 19, 1 << 19))
        answer["discriminator_loss"] = "0" * (1 << 28)
        return answer

    def generate(self, n):
        return np.broadcast_to(np.float32(0), (1 << 28, 28, 28, 1))
