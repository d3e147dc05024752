import keras
import tensorflow as tf
from tensorflow.math import log, reduce_sum as total


def impute(x, known, decoder, latent_dim, steps=100):
    k, z, o = tf.cast(known, x.dtype), keras.Variable(tf.zeros((len(x), latent_dim))), keras.optimizers.Adam(0.1)
    for _ in range(steps):
        with tf.GradientTape() as t:
            p = tf.clip_by_value(decoder(z), 1e-7, 1 - 1e-7)
            c = tf.nn.l2_loss(z.value) - total(k * (x * log(p) + (1 - x) * log(1 - p)))
        o.apply(t.gradient(c, [z.value]), [z])
    return k * x + (1 - k) * decoder(z)
