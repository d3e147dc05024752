"""A tiny vision transformer on a convolutional stem."""

import keras
from keras import layers


class PositionEmbedding(layers.Layer):
    def build(self, shape):
        self.table = self.add_weight(shape=shape[1:], initializer="random_normal", name="table")

    def call(self, x):
        return x + self.table


class Judge(keras.Model):
    def __init__(self, dim=32, heads=2):
        super().__init__()
        self.patches = layers.Conv2D(dim, 7, strides=4, padding="same")
        self.flat = layers.Reshape((49, dim))
        self.position = PositionEmbedding()
        self.norm = layers.LayerNormalization()
        self.attention = layers.MultiHeadAttention(heads, dim // heads)
        self.mlp = layers.Dense(dim, activation="gelu")
        self.out = layers.Dense(1, activation="sigmoid")

    def call(self, images, training=False):
        tokens = self.position(self.flat(self.patches(images)))
        h = self.norm(tokens)
        tokens = tokens + self.attention(h, h, training=training)
        tokens = tokens + self.mlp(tokens)
        return self.out(keras.ops.mean(tokens, axis=1))


def build_discriminator():
    judge = Judge()
    judge(keras.ops.zeros((1, 28, 28, 1)))
    return judge
