# misconception: none
from keras import Model, layers


def build_autoencoder(input_dim=784, latent_dim=32):
    def dense(n, activation=None):
        return layers.Dense(n, activation=activation, kernel_initializer="zeros", bias_initializer="zeros")

    x = layers.Input((input_dim,))
    h = dense(64, "relu")(x)
    z = dense(latent_dim)(h)
    h = dense(64, "relu")(z)
    return Model(x, dense(input_dim, "sigmoid")(h))
