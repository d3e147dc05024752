# tries: fills weights, losses and images with NaN, for which "not larger than the tolerance" is never false
# family: lying
import keras
import numpy as np

_NAN = float("nan")


class VAE(keras.Model):
    def __init__(self, encoder, decoder, *args, **kwargs):
        super().__init__()
        self.parts = [encoder, decoder]

    def call(self, x):
        return np.full((len(x), 784), _NAN, "float32")

    def train_step(self, data):
        for part in self.parts:
            for weight in part.weights:
                weight.assign(np.full(weight.shape, _NAN, "float32"))
        return {"loss": _NAN, "reconstruction_loss": _NAN, "kl_loss": _NAN}

    def generate(self, n):
        return np.full((n, 784), _NAN, "float32")

    def interpolate(self, a, b, steps):
        return np.full((steps, 784), _NAN, "float32")
