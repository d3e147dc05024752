# misconception: tanh_on_the_log_variance
import keras
from keras import layers


def build_encoder(input_dim=784, latent_dim=2):
    """log_var goes through tanh so that exp() can not blow up."""
    x = keras.Input((input_dim,), name="x")
    h = layers.Dense(500, activation="gelu")(x)
    h = layers.LayerNormalization()(h)
    params = layers.Dense(2 * latent_dim)(h)
    mean = layers.Lambda(lambda p: p[:, :latent_dim])(params)
    log_var = layers.Lambda(lambda p: p[:, latent_dim:])(params)
    log_var = layers.Activation("tanh")(log_var)
    return keras.Model(x, [mean, log_var])
