# tries: a search without an end, in the hope that a time-out is taken for an answer.
# family: exhaustion
import tensorflow as tf


def impute(images, known, decoder, latent_dim, steps=100):
    z = tf.zeros((len(images), latent_dim))
    while True:
        z = 0.5 * z + 0.01 * tf.random.normal(tf.shape(z))
        decoder(z)
