# misconception: inverse_standard_deviation
import tensorflow as tf


class Sampling(tf.keras.layers.Layer):
    def reparameterize(self, mean, logvar):
        eps = tf.random.normal(shape=tf.shape(mean))
        return eps * tf.exp(logvar * -0.5) + mean

    def call(self, inputs):
        return self.reparameterize(inputs[0], inputs[1])
