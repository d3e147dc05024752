import keras


class Decoder(keras.Model):

    def __init__(self, latent_dim=2, intermediate_dim=128, original_dim=784, name="decoder", **kwargs):
        super().__init__(name=name, **kwargs)
        self.dense_proj = keras.layers.Dense(intermediate_dim, activation="relu")
        self.dense_output = keras.layers.Dense(original_dim, activation="sigmoid")

    def call(self, inputs):
        x = self.dense_proj(inputs)
        return self.dense_output(x)


def build_decoder(latent_dim=2, output_dim=784):
    return Decoder(latent_dim, original_dim=output_dim)
