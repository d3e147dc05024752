import keras
import tensorflow as tf


def impute(images, known, decoder, latent_dim, steps=100):
    z = keras.Variable(keras.ops.zeros((images.shape[0], latent_dim)), name="z")
    optimizer = keras.optimizers.Adam(0.1)
    optimizer.build([z])

    @tf.function
    def step():
        with tf.GradientTape() as tape:
            p = tf.clip_by_value(decoder(z.value, training=False), 1e-6, 1.0 - 1e-6)
            bce = -(images * tf.math.log(p) + (1.0 - images) * tf.math.log1p(-p))
            likelihood = tf.reduce_sum(bce * tf.cast(known, tf.float32))
            prior = 0.5 * tf.reduce_sum(tf.square(z.value))
            cost = likelihood + prior
        optimizer.apply_gradients([(tape.gradient(cost, z.value), z)])

    for _ in range(steps):
        step()
    return tf.where(known, images, decoder(z.value))
