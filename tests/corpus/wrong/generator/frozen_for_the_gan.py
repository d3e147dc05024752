# misconception: frozen_generator
import tensorflow as tf
from tensorflow.keras.layers import *
from tensorflow.keras.models import Sequential


def build_generator(latent_dim=64):
    model = Sequential()
    model.add(Input((latent_dim,)))
    model.add(Dense(32 * 7 * 7, activation="relu"))
    model.add(Reshape((7, 7, 32)))
    model.add(UpSampling2D())
    model.add(Conv2D(32, kernel_size=3, padding="same"))
    model.add(BatchNormalization(momentum=0.8))
    model.add(Activation("relu"))
    model.add(UpSampling2D())
    model.add(Conv2D(1, kernel_size=3, padding="same"))
    model.add(Activation("tanh"))
    # the combined model trains it later
    for layer in model.layers:
        layer.trainable = False
    return model
