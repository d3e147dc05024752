# misconception: relu_before_sigmoid
import tensorflow as tf
from tensorflow import keras


class Block(keras.layers.Layer):
    def __init__(self, layer):
        super().__init__()
        self.layer = layer
        self.act = keras.layers.ReLU()

    def call(self, x):
        return self.act(self.layer(x))


def build_discriminator():
    x = inp = keras.Input((28, 28, 1))
    for layer in [keras.layers.Conv2D(16, 4, 2, padding="same"), keras.layers.Conv2D(32, 4, 2, padding="same"),
                  keras.layers.Flatten(), keras.layers.Dense(1)]:
        x = Block(layer)(x)
    return keras.Model(inp, keras.layers.Activation("sigmoid")(x))
