# misconception: none
# A convolution is called inside a Lambda, so Keras does not know its weights and never trains them.
import keras
from keras import layers


def build_generator(latent_dim=64):
    refine = layers.Conv2D(32, 3, padding="same")
    refine.build((None, 14, 14, 32))

    z = keras.Input((latent_dim,))
    x = layers.Dense(7 * 7 * 32, activation="relu")(z)
    x = layers.Reshape((7, 7, 32))(x)
    x = layers.Conv2DTranspose(32, 4, strides=2, padding="same", activation="relu")(x)
    x = layers.Lambda(lambda t: keras.ops.leaky_relu(refine(t)), output_shape=(14, 14, 32))(x)
    x = layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="tanh")(x)
    return keras.Model(z, x)
