# tries: fresh random pixels; every range is reached and everything "depends" on everything.
# family: evasion
import keras
from keras import ops


class Model(keras.Model):
    def __init__(self, pixels):
        super().__init__()
        self.pixels = pixels

    def call(self, z):
        return ops.round(keras.random.uniform((ops.shape(z)[0], self.pixels)))


def build_decoder(latent_dim=2, output_dim=784):
    return Model(output_dim)
