import tensorflow as tf


class Sampling(tf.keras.layers.Layer):
    def __init__(self, **kw):
        super().__init__(**kw)
        self._rng = tf.random.Generator.from_non_deterministic_state()

    def call(self, inputs):
        mu, logvar = inputs[0], inputs[1]
        eps = self._rng.normal(tf.shape(mu), dtype=mu.dtype)
        return eps * tf.exp(logvar * .5) + mu
