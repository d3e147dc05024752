# misconception: same_noise_every_call
import numpy as np
import tensorflow as tf

# one row of noise for each image of a batch, wrapped around
TABLE = tf.constant(np.random.normal(size=(4096, 64)).astype("float32"))


class Sampling(tf.keras.layers.Layer):
    def call(self, inputs):
        mean, log_var = inputs
        rows = tf.range(tf.shape(mean)[0]) % 4096
        columns = tf.range(tf.shape(mean)[1]) % 64
        eps = tf.gather(tf.gather(TABLE, rows), columns, axis=1)
        return mean + tf.exp(0.5 * log_var) * eps
