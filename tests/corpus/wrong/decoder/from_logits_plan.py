# misconception: logits_for_probabilities
import tensorflow as tf
from tensorflow.keras import layers


class Decoder(tf.keras.Model):
    """p(x | z)"""

    def __init__(self, out):
        super().__init__()
        self.net = tf.keras.Sequential([layers.Dense(200, activation="relu"), layers.Dense(out)])

    def call(self, z):
        # no activation, the loss uses from_logits=True
        return self.net(z)


def build_decoder(latent_dim=2, output_dim=784):
    return Decoder(output_dim)
