# tries: the same probability, one half, for every pixel of every point.
# family: evasion
import keras
from keras import ops


class Half(keras.Model):
    def __init__(self, pixels):
        super().__init__()
        self.pixels = pixels

    def call(self, z):
        return ops.full((ops.shape(z)[0], self.pixels), 0.5)


def build_decoder(latent_dim=2, output_dim=784):
    return Half(output_dim)
