# misconception: none
# the search runs the decoder with training=True: dropout draws, and batch normalization mixes images and moves its statistics.
import keras
import tensorflow as tf
from keras import ops


def impute(images, known, decoder, latent_dim, steps=100):
    images = ops.convert_to_tensor(images, "float32")
    known = ops.broadcast_to(ops.cast(ops.convert_to_tensor(known), "bool"), images.shape)
    pixels = ops.where(known, images, 0.0)
    z = tf.Variable(tf.zeros((images.shape[0], latent_dim)))
    optimizer = keras.optimizers.Adam(0.1)

    def cost():
        point = tf.identity(z)
        log_p = ops.log(ops.clip(decoder(point, training=True), 1e-7, 1 - 1e-7))
        log_q = ops.log(1 - ops.clip(ops.exp(log_p), 0.0, 1 - 1e-7))
        ce = ops.where(known, -pixels * log_p - (1 - pixels) * log_q, 0.0)
        return ops.sum(ce) + ops.sum(ops.square(point)) / 2

    for _ in range(steps):
        with tf.GradientTape() as tape:
            value = cost()
        optimizer.apply_gradients([(tape.gradient(value, z), z)])
    return ops.where(known, images, decoder(tf.identity(z)))
