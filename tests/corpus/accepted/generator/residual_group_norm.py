import keras
from keras import layers


def res_up(x, ch):
    """Upsampling residual block with group normalization (SNGAN / SAGAN like)."""
    skip = layers.Conv2D(ch, 1)(layers.UpSampling2D(interpolation="bilinear")(x))
    y = layers.GroupNormalization(groups=4)(x)
    y = layers.Activation("silu")(y)
    y = layers.UpSampling2D()(y)
    y = layers.Conv2D(ch, 3, padding="same")(y)
    y = layers.GroupNormalization(groups=4)(y)
    y = layers.Activation("silu")(y)
    y = layers.Conv2D(ch, 3, padding="same")(y)
    return layers.Add()([skip, y])


def build_generator(latent_dim=64):
    z = layers.Input((latent_dim,))
    x = layers.Reshape((7, 7, 16))(layers.Dense(784)(z))
    x = res_up(x, 16)
    x = res_up(x, 8)
    x = layers.Activation("silu")(layers.LayerNormalization()(x))
    x = layers.Conv2D(1, (3, 3), padding="same")(x)
    # float32 in case somebody turns mixed precision on
    x = layers.Activation("tanh", dtype="float32")(x)
    return keras.Model(z, x)
