# misconception: search_starts_elsewhere
import keras
import tensorflow as tf


def impute(images, known, decoder, latent_dim, steps=100):
    mask = tf.cast(known, tf.float32)
    z = tf.Variable(tf.random.normal((images.shape[0], latent_dim)))
    optimizer = keras.optimizers.Adam(0.1)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            p = tf.clip_by_value(decoder(z), 1e-7, 1 - 1e-7)
            bce = -(images * tf.math.log(p) + (1 - images) * tf.math.log(1 - p))
            loss = tf.reduce_sum(mask * bce) + 0.5 * tf.reduce_sum(z**2)
        optimizer.apply_gradients([(tape.gradient(loss, z), z)])
    return mask * images + (1 - mask) * decoder(z)
