# misconception: none
import tensorflow as tf


def impute(images, known, decoder, latent_dim, steps=100):
    average = tf.reduce_mean(images, axis=0, keepdims=True)
    return tf.where(known, images, tf.broadcast_to(average, images.shape))
