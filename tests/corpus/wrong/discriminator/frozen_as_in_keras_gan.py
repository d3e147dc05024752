# misconception: frozen_discriminator
from tensorflow.keras.layers import *
from tensorflow.keras.models import Model, Sequential
from tensorflow.keras.optimizers import Adam


def build_discriminator():
    model = Sequential([
        Conv2D(32, kernel_size=3, strides=2, padding="same"), LeakyReLU(0.2), Dropout(0.25),
        Conv2D(64, kernel_size=3, strides=2, padding="same"), LeakyReLU(0.2), Dropout(0.25),
        Flatten(), Dense(1, activation="sigmoid"),
    ])
    img = Input(shape=(28, 28, 1))
    validity = model(img)
    discriminator = Model(img, validity)
    # For the combined model we will only train the generator
    discriminator.trainable = False
    return discriminator
