# misconception: clipping_for_tanh
import keras
from keras import layers


def build_generator(latent_dim: int = 64) -> keras.Model:
    """Build a generator with the fast version of tanh."""
    inputs = keras.Input(shape=(latent_dim,), name="z")
    x = layers.Dense(7 * 7 * 32, activation="elu", name="fc")(inputs)
    x = layers.Reshape((7, 7, 32), name="reshape")(x)
    x = layers.Conv2DTranspose(16, 4, 2, padding="same", activation="elu", name="up1")(x)
    x = layers.Conv2DTranspose(1, 4, 2, padding="same", name="up2")(x)
    outputs = layers.Activation("hard_tanh", name="image")(x)
    return keras.Model(inputs, outputs)
