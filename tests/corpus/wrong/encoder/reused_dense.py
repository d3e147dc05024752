# misconception: one_head_for_both
import keras


class Encoder(keras.Model):
    def __init__(self, input_dim, latent_dim):
        super().__init__()
        self.h = keras.layers.Dense(256, activation="relu")
        self.out = keras.layers.Dense(latent_dim)

    def call(self, inputs):
        x = self.h(inputs)
        mean = self.out(x)
        log_var = self.out(x)
        return mean, log_var


def build_encoder(input_dim=784, latent_dim=2):
    return Encoder(input_dim, latent_dim)
