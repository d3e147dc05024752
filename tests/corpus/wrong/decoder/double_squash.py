# misconception: sigmoid_applied_twice
import tensorflow as tf


class Dec(tf.keras.Model):
    def __init__(self, n):
        super().__init__()
        self.a = tf.keras.layers.Dense(128, activation="elu")
        self.b = tf.keras.layers.Dense(n, activation="sigmoid")

    def call(self, z):
        x = self.b(self.a(z))
        return tf.nn.sigmoid(x)


def build_decoder(latent_dim=2, output_dim=784):
    return Dec(output_dim)
