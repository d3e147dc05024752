import keras
import tensorflow as tf


class Sampling(keras.layers.Layer):
    def call(self, inputs):
        def draw(row):
            m, v = row
            return m + tf.exp(v / 2) * tf.random.normal(tf.shape(m))

        return tf.map_fn(draw, tuple(inputs), fn_output_signature=tf.float32)
