# misconception: two_columns
from keras import Input, Model
from keras.layers import Conv2D, Dense, Flatten, MaxPooling2D


def build_discriminator():
    """real or fake: two classes"""
    inputs = Input(shape=(28, 28, 1))
    x = inputs
    for filters in (8, 16):
        x = Conv2D(filters, (3, 3), padding="same", activation="relu")(x)
        x = MaxPooling2D((2, 2))(x)
    x = Flatten()(x)
    x = Dense(2, activation="softmax")(x)
    return Model(inputs, x)
