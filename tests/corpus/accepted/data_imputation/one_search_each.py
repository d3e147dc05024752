"""One search for each image, with tf.map_fn."""

import tensorflow as tf


def impute(images, known, decoder, latent_dim, steps=100, lr=0.1):
    images = tf.convert_to_tensor(images, dtype=tf.float32)
    known = tf.convert_to_tensor(known)
    if len(known.shape) == 1:
        known = tf.repeat(known[None], len(images), axis=0)

    def complete(pair):
        image, mask = pair
        where = tf.where(mask)[:, 0]
        x = tf.gather(image, where)  # only the known pixels, a vector

        z = tf.zeros([1, latent_dim])
        velocity, size = tf.zeros_like(z), tf.zeros_like(z)
        for k in tf.range(1, steps + 1):
            with tf.GradientTape() as tape:
                tape.watch(z)
                p = tf.gather(decoder(z)[0], where)
                energy = tf.reduce_sum(-tf.math.xlogy(x, p + 1e-8) - (1.0 - x) * tf.math.log(1.0 - p + 1e-7))
                energy += 0.5 * tf.tensordot(z[0], z[0], 1)
            g = tape.gradient(energy, z)
            velocity = 0.9 * velocity + 0.1 * g
            size = 0.999 * size + 0.001 * tf.square(g)
            k = tf.cast(k, tf.float32)
            z -= lr * (velocity / (1 - tf.pow(0.9, k))) / (tf.sqrt(size / (1 - tf.pow(0.999, k))) + 1e-7)
        drawn = decoder(z)[0]
        return tf.where(mask, image, drawn)

    @tf.function
    def run(i, k):
        return tf.map_fn(complete, (i, k), fn_output_signature=tf.float32)

    return run(images, known)
