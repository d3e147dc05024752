# misconception: pixels_scaled_to_255
import keras


class Decoder(keras.Model):
    def __init__(self, output_dim):
        super().__init__()
        self.seq = keras.Sequential([
            keras.layers.Dense(128, activation="relu"),
            keras.layers.Dropout(0.1),
            keras.layers.Dense(output_dim, activation="sigmoid"),
        ])

    def call(self, z, training=False):
        return self.seq(z, training=training) * 255.0


def build_decoder(latent_dim=2, output_dim=784):
    return Decoder(output_dim)
