# misconception: relu_before_tanh
import tensorflow as tf
from tensorflow.keras import Sequential
from tensorflow.keras.layers import Activation, BatchNormalization, Conv2DTranspose, Dense, InputLayer, ReLU, Reshape


def build_generator(latent_dim=64):
    model = Sequential([InputLayer(shape=(latent_dim,)), Dense(7 * 7 * 32), ReLU(), Reshape((7, 7, 32))])
    for filters in [32, 1]:
        model.add(Conv2DTranspose(filters, 4, strides=2, padding="same"))
        model.add(BatchNormalization())
        model.add(ReLU())
    model.add(Activation("tanh"))
    return model
