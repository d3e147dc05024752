import keras
import tensorflow as tf
from keras import ops


def impute(images, known, decoder, latent_dim, steps=100):
    """MAP estimate of z by Adam; unknown pixels are decoded from it."""
    known = ops.broadcast_to(known, ops.shape(images))
    z = keras.Variable(ops.zeros((ops.shape(images)[0], latent_dim)))
    optimizer = keras.optimizers.Adam(0.1)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            reconstruction = ops.clip(decoder(z.value), 1e-7, 1 - 1e-7)
            log_likelihood = images * ops.log(reconstruction) + (1 - images) * ops.log(1 - reconstruction)
            loss = -ops.sum(ops.where(known, log_likelihood, 0.0)) + ops.sum(z.value**2) / 2
        optimizer.apply([tape.gradient(loss, z.value)], [z])
    return ops.where(known, images, decoder(z.value))
