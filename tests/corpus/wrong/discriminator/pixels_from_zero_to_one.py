# misconception: negative_pixels_cut_off
import keras
from keras import layers


def build_discriminator():
    return keras.Sequential([
        keras.Input((28, 28, 1)),
        layers.ReLU(max_value=1.0),          # make sure that pixels are valid: 0..1
        layers.Conv2D(32, 3, strides=2, padding="same", activation="relu"),
        layers.Conv2D(32, 3, strides=2, padding="same", activation="relu"),
        layers.GlobalMaxPooling2D(),
        layers.Dense(1, activation="sigmoid"),
    ])
