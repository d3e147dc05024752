import keras
from keras import layers


def build_encoder(input_dim=784, latent_dim=2):
    half = keras.DTypePolicy("mixed_float16")
    x = keras.Input((input_dim,))
    h = layers.Dense(128, use_bias=False, dtype=half)(x)
    h = layers.BatchNormalization(dtype=half)(h)
    h = layers.LeakyReLU(0.2, dtype=half)(h)
    h = layers.Dropout(0.1, dtype=half)(h)
    mean = layers.Dense(latent_dim, dtype="float32")(h)
    log_var = layers.Dense(latent_dim, dtype="float32")(h)
    return keras.Model(x, (mean, log_var))
