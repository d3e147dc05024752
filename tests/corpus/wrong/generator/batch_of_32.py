# misconception: batch_size_hard_coded
import tensorflow as tf

BATCH = 32


class RawGenerator(tf.keras.Model):
    def __init__(self, latent_dim):
        super().__init__()
        self.dense = tf.keras.layers.Dense(7 * 7 * 16, activation="relu")
        self.k1 = self.add_weight(shape=(4, 4, 16, 16), initializer="glorot_uniform", name="k1")
        self.k2 = self.add_weight(shape=(4, 4, 1, 16), initializer="glorot_uniform", name="k2")

    def call(self, z):
        x = tf.reshape(self.dense(z), (BATCH, 7, 7, 16))
        x = tf.nn.relu(tf.nn.conv2d_transpose(x, self.k1, (BATCH, 14, 14, 16), strides=2))
        return tf.tanh(tf.nn.conv2d_transpose(x, self.k2, (BATCH, 28, 28, 1), strides=2))


def build_generator(latent_dim=64):
    return RawGenerator(latent_dim)
