"""Three judges: one looks at the image and, with the same weights, at its mirror image, another one looks at
details only. In training, the image is blurred by noise and features are dropped. The answer is the mean of three
probabilities."""

import keras
from keras import layers, ops


def judge(kernel, name):
    x = inputs = keras.Input((28, 28, 1))
    x = layers.Conv2D(24, kernel, strides=2, padding="same", activation="mish")(x)
    x = layers.SpatialDropout2D(0.2)(x)
    x = layers.SeparableConv2D(48, kernel, strides=2, padding="same", activation="mish")(x)
    x = layers.DepthwiseConv2D(3, strides=2, padding="same", activation="mish")(x)
    x = layers.Flatten()(x)
    x = layers.Dropout(0.2)(x)
    return keras.Model(inputs, layers.Dense(1, activation="sigmoid")(x), name=name)


def build_discriminator():
    images = keras.Input((28, 28, 1))
    blurred = layers.GaussianNoise(0.1)(images)
    coarse, fine = judge(7, "coarse"), judge(3, "fine")
    opinions = [coarse(blurred), coarse(ops.flip(blurred, axis=2)), fine(blurred)]
    return keras.Model(images, layers.Average()(opinions))
