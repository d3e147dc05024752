# misconception: one_verdict_per_place
import keras
from keras import layers


def build_discriminator() -> keras.Model:
    """Classify images as real (1) or fake (0)."""
    model = keras.Sequential(name="discriminator")
    model.add(keras.Input(shape=(28, 28, 1)))
    model.add(layers.Conv2D(filters=32, kernel_size=3, strides=2, padding="same"))
    model.add(layers.LeakyReLU(negative_slope=0.2))
    model.add(layers.Conv2D(filters=64, kernel_size=3, strides=2, padding="same"))
    model.add(layers.LeakyReLU(negative_slope=0.2))
    model.add(layers.Dense(units=1, activation="sigmoid"))
    return model
