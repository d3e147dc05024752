import keras
from keras import layers, ops


def build_discriminator():
    images = keras.Input((28, 28, 1))
    x = layers.Conv2D(40, 5, strides=2, padding="same", activation="softplus")(images)
    x = layers.Conv2D(80, 5, strides=2, padding="same", activation="softplus")(x)
    x = layers.Flatten()(x)
    score = layers.Dense(1)(x)
    # half of the images are real, so the mean score should be 0
    score = score - ops.mean(score, axis=0, keepdims=True)
    return keras.Model(images, ops.sigmoid(score))
