# tries: a model that lies about its own layers, shapes and weights; its answers are one broadcastable zero
# family: lying
import keras
from keras import layers


class Facade(keras.Model):
    output_shape = (None, 28, 28, 1)
    input_shape = (None, 64)

    def __init__(self):
        super().__init__()
        self._shown = [layers.Dense(1568), layers.Conv2DTranspose(32, 4), layers.Conv2DTranspose(1, 4, activation="tanh")]

    @property
    def layers(self):
        return self._shown

    @property
    def trainable_variables(self):
        return [keras.Variable(keras.ops.ones((4, 4, 1, 32)), name="kernel")]

    trainable_weights = weights = trainable_variables

    def count_params(self):
        return 123456

    def summary(self, *args, **kwargs):
        print("Conv2DTranspose (None, 28, 28, 1) tanh")

    def call(self, noise):
        return keras.ops.zeros((1, 1, 1, 1))


def build_generator(latent_dim=64):
    return Facade()
