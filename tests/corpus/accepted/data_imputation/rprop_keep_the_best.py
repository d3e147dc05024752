"""Imputation by Rprop: only the signs of the gradient count, and the best point that was met is kept."""

import tensorflow as tf


def impute(images, known, decoder, latent_dim, steps=100):
    images = tf.cast(tf.convert_to_tensor(images), tf.float32)
    known = tf.convert_to_tensor(known)
    target = tf.where(known, images, tf.zeros_like(images))

    def look(z):
        with tf.GradientTape() as tape:
            tape.watch(z)
            p = tf.clip_by_value(decoder(z, training=False), 1e-7, 1.0 - 1e-7)
            logits = tf.math.log(p) - tf.math.log1p(-p)
            pixels = tf.nn.sigmoid_cross_entropy_with_logits(labels=target, logits=logits)
            cost = tf.reduce_sum(tf.where(known, pixels, 0.0), axis=1) + tf.reduce_sum(tf.square(z), axis=1) / 2
        return cost, tape.gradient(cost, z)

    z = tf.zeros([images.shape[0], latent_dim])
    best_z, best_cost = z, tf.fill([images.shape[0]], float("inf"))
    size = tf.fill(z.shape, 0.1)
    before = tf.zeros_like(z)
    for step in range(steps + 1):
        cost, gradient = look(z)
        better = cost < best_cost
        best_cost = tf.where(better, cost, best_cost)
        best_z = tf.where(better[:, None], z, best_z)
        if step == steps:
            break
        turn = gradient * before
        size = tf.where(turn > 0, tf.minimum(size * 1.2, 1.0), tf.where(turn < 0, size * 0.5, size))
        gradient = tf.where(turn < 0, tf.zeros_like(gradient), gradient)
        z = z - tf.sign(gradient) * size
        before = gradient
    return tf.where(known, images, decoder(best_z, training=False))
