import tensorflow as tf
from tensorflow import keras

keras.utils.set_random_seed(42)


class Sampling(keras.layers.Layer):
    """like reparameterize() in the TensorFlow CVAE tutorial"""

    @staticmethod
    def reparameterize(mean, logvar):
        eps = tf.random.normal(shape=tf.shape(mean))
        return tf.add(tf.multiply(eps, tf.math.sqrt(tf.math.exp(logvar))), mean)

    def call(self, inputs):
        return self.reparameterize(*inputs)
