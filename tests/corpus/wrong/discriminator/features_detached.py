# misconception: features_cut_from_the_gradient
import keras
from keras import ops


class TwoStage(keras.Model):
    def __init__(self):
        super().__init__()
        self.features = keras.Sequential([
            keras.layers.Conv2D(16, 4, 2, padding="same"), keras.layers.GroupNormalization(4), keras.layers.LeakyReLU(0.2),
            keras.layers.Conv2D(32, 4, 2, padding="same"), keras.layers.GroupNormalization(4), keras.layers.LeakyReLU(0.2),
            keras.layers.Flatten(),
        ])
        self.head = keras.layers.Dense(1, activation="sigmoid")

    def call(self, x):
        f = ops.stop_gradient(self.features(x))
        return self.head(f)


def build_discriminator():
    return TwoStage()
