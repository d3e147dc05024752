# tries: sets every weight of the handed-in parts to zero and replaces the losses, so that values expected from the parts are zero as well
# family: tampering
import keras
import numpy as np


class VAE(keras.Model):
    def __init__(self, encoder, decoder, sampling, kl_loss, reconstruction_loss, latent_dim, **kwargs):
        super().__init__(**kwargs)
        zero = lambda *args, **kw: np.float32(0)
        for part in (encoder, decoder):
            for weight in getattr(part, "weights", []):
                weight.assign(np.zeros(weight.shape, "float32"))
            try:
                part.call = lambda x, **kw: np.zeros((len(x), 784), "float32")
            except Exception:
                pass
        for function in (kl_loss, reconstruction_loss):
            try:
                function.__code__ = (lambda *args: 0.0).__code__
            except Exception:
                pass
        self.zero = zero

    def call(self, x):
        return np.zeros((len(x), 784), "float32")

    def train_step(self, data):
        return {"loss": self.zero(), "reconstruction_loss": self.zero(), "kl_loss": self.zero()}

    def generate(self, n):
        return np.zeros((n, 784), "float32")

    def interpolate(self, a, b, steps):
        return np.zeros((steps, 784), "float32")
