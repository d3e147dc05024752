import keras
from keras import layers, ops


def make_encoder(input_dim, latent_dim, seed):
    x_in = keras.Input((input_dim,), name="pixels")
    # centre the pixels first
    x = layers.Rescaling(2.0, offset=-1.0)(x_in)
    for i, width in enumerate((256, 128)):
        x = layers.Dense(width, activation="gelu",
                         kernel_initializer=keras.initializers.HeNormal(seed=seed + i))(x)
    return keras.Model(x_in, layers.Dense(latent_dim, name="bottleneck")(x), name="encoder")


def make_decoder(input_dim, latent_dim, seed):
    z_in = keras.Input((latent_dim,), name="code")
    z = z_in
    for i, width in enumerate((128, 256)):
        z = layers.Dense(width, activation="gelu",
                         kernel_initializer=keras.initializers.HeNormal(seed=seed + i))(z)
    z = layers.Dense(input_dim)(z)
    # tanh, moved from (-1, 1) to (0, 1)
    return keras.Model(z_in, 0.5 * (ops.tanh(z) + 1.0), name="decoder")


def build_autoencoder(input_dim=784, latent_dim=32):
    keras.utils.set_random_seed(42)
    encoder = make_encoder(input_dim, latent_dim, 10)
    decoder = make_decoder(input_dim, latent_dim, 20)
    inputs = keras.Input((input_dim,))
    return keras.Model(inputs, decoder(encoder(inputs)), name="autoencoder")
