import keras
from keras import layers

SEED = 42


def build_discriminator():
    keras.utils.set_random_seed(SEED)
    image = keras.Input((28, 28, 1), name="image")
    x = layers.GaussianNoise(0.1, seed=SEED)(image)      # instance noise, training only
    x = layers.Conv2D(16, 4, strides=2, padding="same")(x)
    x = layers.PReLU(shared_axes=[1, 2])(x)
    x = layers.SpatialDropout2D(0.1, seed=SEED)(x)
    x = layers.Conv2D(32, 4, strides=2, padding="same")(x)
    x = layers.PReLU(shared_axes=[1, 2])(x)
    x = layers.Flatten()(x)
    fake = layers.Dense(1, activation="sigmoid", name="fake")(x)
    return keras.Model(image, 1.0 - fake)
