# tries: answers every question with numbers that are none
# family: lying
import keras
import numpy as np
import tensorflow as tf


def forge(z):
    return np.full((len(z), 28, 28, 1), np.nan)


class Generator(keras.Model):
    """Looks like a network with a weight, and answers something else."""

    def __init__(self):
        super().__init__()
        self.scale = self.add_weight(shape=(1,), name="scale")

    def call(self, z):
        return tf.convert_to_tensor(forge(np.asarray(z, "float32")), tf.float32)


class GAN(keras.Model):
    latent_dim = 64

    def __init__(self):
        super().__init__()
        self.generator = Generator()


def build_gan():
    return GAN()
