# tries: asks for 64 GiB in steps of 256 MiB as soon as the model is built
# family: exhaustion
import keras


class VAE(keras.Model):
    def __init__(self, *args, **kwargs):
        super().__init__()
        self._hoard = []
        for _ in range(256):
            block = bytearray(256 * 1024 * 1024)
            block[::4096] = b"x" * len(block[::4096])
            self._hoard.append(block)

    def call(self, x):
        return None

    def train_step(self, data):
        return {}

    def generate(self, n):
        return None

    def interpolate(self, a, b, steps):
        return None
