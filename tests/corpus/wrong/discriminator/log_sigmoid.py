# misconception: log_probability
import keras
from keras import layers


def build_discriminator():
    # log D(x), as in the formula of the paper
    img = keras.Input((28, 28, 1), name="x")
    h = layers.Conv2D(16, 4, 2, padding="same", activation="silu")(img)
    h = layers.Conv2D(32, 4, 2, padding="same", activation="silu")(h)
    h = layers.GlobalAveragePooling2D()(h)
    return keras.Model(img, layers.Dense(1, activation="log_sigmoid", name="log_D_x")(h))
