"""The latent points as the only weight of a little Keras model, which is fitted."""

import keras
import numpy as np
import tensorflow as tf
from keras import ops


class Completer(keras.Model):
    def __init__(self, decoder, count, latent_dim):
        super().__init__()
        self._hidden = (lambda z: decoder(z, training=False),)  # a tuple of a function: not tracked by Keras
        self.z = self.add_weight(shape=(count, latent_dim), initializer="zeros", name="z")

    def call(self, inputs=None):
        return self._hidden[0](ops.convert_to_tensor(self.z))

    def cost(self, x, known):
        x_hat = ops.clip(self(x), 1e-7, 1 - 1e-7)
        nats = -ops.where(known, x * ops.log(x_hat) + (1 - x) * ops.log(1 - x_hat), ops.zeros_like(x))
        return ops.sum(nats) + ops.sum(self.z**2) / 2

    def train_step(self, data):
        x, known = data
        with tf.GradientTape() as tape:
            cost = self.cost(x, known)
        self.optimizer.apply_gradients(zip(tape.gradient(cost, self.trainable_variables), self.trainable_variables))
        return {"cost": cost}


def impute(images, known, decoder, latent_dim, steps=100):
    images = np.asarray(images, "float32")
    known = np.broadcast_to(np.asarray(known, bool), images.shape)
    count = len(images)
    model = Completer(decoder, count, latent_dim)
    model.built = True
    if steps:
        model.compile(optimizer=keras.optimizers.Adam(0.1), jit_compile=False)
        x = np.where(known, images, 0).astype("float32")
        all_at_once = tf.data.Dataset.from_tensors((x, known)).repeat(steps)
        model.fit(all_at_once, epochs=1, verbose=0)
    return np.where(known, images, ops.convert_to_numpy(model(images)))
