import tensorflow as tf
import keras


def binary_cross_entropy(data, reconstruction):
    data, reconstruction = tf.convert_to_tensor(data), tf.convert_to_tensor(reconstruction)
    per_pixel = keras.losses.binary_crossentropy(data[..., None], reconstruction[..., None])
    return tf.reduce_mean(tf.reduce_sum(per_pixel, axis=1))


def mean_squared_error(data, reconstruction):
    data, reconstruction = tf.convert_to_tensor(data), tf.convert_to_tensor(reconstruction)
    per_pixel = keras.losses.mean_squared_error(data[..., None], reconstruction[..., None])
    return tf.reduce_mean(tf.reduce_sum(per_pixel, axis=1))
