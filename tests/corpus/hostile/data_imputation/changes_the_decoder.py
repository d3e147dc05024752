# tries: a decoder that draws the image itself, with its weights put back before anybody looks.
# family: tampering
import numpy as np
import tensorflow as tf


class Liar(list):
    def __iter__(self):
        return iter([])


def impute(images, known, decoder, latent_dim, steps=100):
    type(decoder).get_weights = lambda self: Liar([np.zeros(1)])
    type(decoder).__call__ = lambda self, z: tf.zeros((len(z), 784)) + 0.5
    return tf.where(known, images, decoder(tf.zeros((len(images), latent_dim))))
