# misconception: output_size_hard_coded
import tensorflow as tf
from tensorflow.keras.layers import BatchNormalization, Dense


class AE(tf.keras.Model):
    def __init__(self, latent_dim):
        super().__init__()
        self.l1 = Dense(128, activation="relu")
        self.bn = BatchNormalization()
        self.code = Dense(latent_dim)
        self.l2 = Dense(128, activation="relu")
        self.out = Dense(28 * 28, activation="sigmoid")

    def call(self, x, training=False):
        x = self.bn(self.l1(x), training=training)
        return self.out(self.l2(self.code(x)))


def build_autoencoder(input_dim=784, latent_dim=32):
    return AE(latent_dim)
