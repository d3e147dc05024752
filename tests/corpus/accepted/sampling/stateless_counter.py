import tensorflow as tf


class Sampling(tf.keras.layers.Layer):
    """Counts its calls, and makes each call's noise from the count."""

    def build(self, input_shape):
        self.count = self.add_weight(name="count", shape=(), dtype="int32", initializer="zeros", trainable=False)

    def call(self, inputs):
        m, lv = inputs
        self.count.assign_add(1)
        seed = tf.stack([tf.constant(2718), tf.convert_to_tensor(self.count)])
        noise = tf.random.stateless_normal(tf.shape(m), seed=seed)
        return m + noise * tf.exp(0.5 * lv)
