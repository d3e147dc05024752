# misconception: pixels_in_0_255
import keras
from keras import layers


def build_generator(latent_dim=64):
    """Generates images that plt.imshow can show."""
    z = keras.Input((latent_dim,))
    h = layers.Dense(7 * 7 * 32, activation="relu")(z)
    h = layers.Reshape((7, 7, 32))(h)
    h = layers.UpSampling2D(4)(h)
    h = layers.Conv2D(16, 5, padding="same", activation="relu")(h)
    h = layers.Conv2D(1, 5, padding="same", activation="tanh")(h)
    h = layers.Rescaling(127.5, offset=127.5)(h)
    return keras.Model(z, h)
