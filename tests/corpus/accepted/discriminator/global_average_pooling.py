import keras
from keras import layers


def build_discriminator():
    image = keras.Input((28, 28, 1))
    x = image
    for filters in (16, 32, 48):
        x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
        x = layers.AveragePooling2D(2)(x)
    x = layers.GlobalAveragePooling2D()(x)
    x = layers.Dense(1, "sigmoid")(x)
    return keras.Model(image, x)
