import keras


def tower(latent_dim, name):
    return keras.Sequential(
        [
            keras.layers.Dense(128, activation="tanh"),
            keras.layers.Dense(latent_dim),
        ],
        name=name,
    )


def build_encoder(input_dim=784, latent_dim=2):
    """A hidden layer of its own for the mean and for the log-variance."""
    image = keras.Input((input_dim,))
    return keras.Model(image, [tower(latent_dim, "mean_net")(image), tower(latent_dim, "log_var_net")(image)])
