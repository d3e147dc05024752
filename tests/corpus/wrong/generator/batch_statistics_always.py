import keras
from keras import layers


class LiveBatchNormalization(layers.BatchNormalization):
    """Batch normalization as in the paper, with the batch's own mean and variance."""

    def call(self, inputs, training=None, mask=None):
        return super().call(inputs, training=True, mask=mask)


def build_generator(latent_dim=64):
    z = keras.Input((latent_dim,))
    x = layers.Dense(7 * 7 * 64, use_bias=False)(z)
    x = LiveBatchNormalization(momentum=0.8)(x)
    x = layers.ReLU()(x)
    x = layers.Reshape((7, 7, 64))(x)
    x = layers.Conv2DTranspose(32, 4, strides=2, padding="same", use_bias=False)(x)
    x = LiveBatchNormalization(momentum=0.8)(x)
    x = layers.ReLU()(x)
    x = layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="tanh")(x)
    return keras.Model(z, x)
