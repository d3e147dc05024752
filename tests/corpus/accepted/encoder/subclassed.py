from tensorflow import keras


class Encoder(keras.Model):
    """Maps digits to a pair (mean, log_var)."""

    def __init__(self, latent_dim, **kwargs):
        super().__init__(**kwargs)
        self.hidden1 = keras.layers.Dense(400, activation="relu")
        self.hidden2 = keras.layers.Dense(100, activation="relu")
        self.fc_mean = keras.layers.Dense(latent_dim)
        self.fc_log_var = keras.layers.Dense(latent_dim)

    def call(self, x):
        h = self.hidden2(self.hidden1(x))
        return self.fc_mean(h), self.fc_log_var(h)


def build_encoder(input_dim=784, latent_dim=2):
    # input_dim is found at the first call
    return Encoder(latent_dim)
