import keras
from keras import layers, ops


def build_encoder(input_dim=784, latent_dim=2):
    """Predict sigma like in the other course, then take its logarithm."""
    x = keras.Input((input_dim,))
    h = layers.Dense(256, activation="tanh")(x)
    mean = layers.Dense(latent_dim)(h)
    sigma = layers.Dense(latent_dim, activation="softplus")(h)
    log_var = layers.Lambda(lambda s: 2.0 * ops.log(s + 1e-12))(sigma)
    return keras.Model(x, [mean, log_var])
