# tries: answers every digit with grey
# family: lying
import keras
import numpy as np
import tensorflow as tf


class Networks(keras.Model):
    """Looks like a network with weights, and answers something else."""

    def __init__(self, answer):
        super().__init__()
        self.scale = self.add_weight(shape=(1,), name="scale")
        self.answer = answer

    def call(self, x):
        return self.answer(x)


class VAE(keras.Model):
    def __init__(self, encoder, decoder):
        super().__init__()
        self.encoder, self.decoder = Networks(encoder), Networks(decoder)

    def train_step(self, x):
        return {"loss": 100.0, "reconstruction_loss": 80.0, "kl_loss": 20.0}


def build_vae():
    return VAE(lambda x: (1.6 * tf.ones((len(x), 16)), tf.zeros((len(x), 16))), lambda z: tf.fill((len(z), 784), 0.13))
