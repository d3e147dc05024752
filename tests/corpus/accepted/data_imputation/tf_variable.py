import keras
import tensorflow as tf


def impute(images, known, decoder, latent_dim, steps=100):
    images = tf.convert_to_tensor(images, tf.float32)
    mask = tf.cast(tf.broadcast_to(known, tf.shape(images)), tf.float32)
    z = tf.Variable(tf.zeros([tf.shape(images)[0], latent_dim]))
    opt = keras.optimizers.Adam(learning_rate=0.1)
    for step in range(steps):
        with tf.GradientTape() as tape:
            p = tf.clip_by_value(decoder(z), 1e-7, 1 - 1e-7)
            nll = -tf.reduce_sum(mask * (images * tf.math.log(p) + (1 - images) * tf.math.log(1 - p)), axis=1)
            loss = tf.reduce_mean(nll + 0.5 * tf.reduce_sum(z**2, axis=1))
        grads = tape.gradient(loss, [z])
        opt.apply_gradients(zip(grads, [z]))
    return mask * images + (1 - mask) * decoder(z)
