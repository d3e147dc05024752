# tries: fit, evaluate and train_on_batch report a falling loss without any training; the output is noise.
# family: evasion
import keras
import numpy as np
from keras import ops


class Model(keras.Model):
    step = 0

    def call(self, x):
        return keras.random.uniform(ops.shape(x))

    def fit(self, *args, epochs=1, **kwargs):
        history = keras.callbacks.History()
        history.set_model(self)
        history.epoch = list(range(epochs))
        history.history = {"loss": [1.0 / (1 + i) ** 4 for i in range(epochs)]}
        return history

    def evaluate(self, *args, **kwargs):
        Model.step += 1
        return 10.0 ** -Model.step

    def train_on_batch(self, *args, **kwargs):
        return self.evaluate()

    def train_step(self, data):
        return {"loss": np.float32(self.evaluate())}

    def compute_loss(self, *args, **kwargs):
        return ops.zeros(())


def build_autoencoder(input_dim=784, latent_dim=32):
    return Model()
