# misconception: hard_decision
import keras
from keras import layers, ops


class Decide(layers.Layer):
    def call(self, p):
        return ops.where(p > 0.5, 1.0, 0.0)


def build_discriminator():
    return keras.Sequential([
        keras.Input((28, 28, 1)),
        layers.Conv2D(16, 4, 2, padding="same"), layers.BatchNormalization(), layers.LeakyReLU(0.2),
        layers.Conv2D(32, 4, 2, padding="same"), layers.BatchNormalization(), layers.LeakyReLU(0.2),
        layers.Flatten(), layers.Dense(1, activation="sigmoid"),
        Decide(),   # 1 real, 0 fake
    ])
