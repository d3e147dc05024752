import tensorflow as tf

RATE, BETA1, BETA2, EPS = 0.1, 0.9, 0.999, 1e-8


def slope(z, x, mask, decoder):
    with tf.GradientTape() as tape:
        tape.watch(z)
        p = decoder(z)
        bce = -(x * tf.math.log(p + 1e-7) + (1 - x) * tf.math.log(1 - p + 1e-7))
        cost = tf.reduce_sum(tf.where(mask, bce, tf.zeros_like(bce))) + tf.nn.l2_loss(z)
    return tape.gradient(cost, z)


def impute(images, known, decoder, latent_dim, steps=100):
    z = tf.zeros((images.shape[0], latent_dim))
    m, v = tf.zeros_like(z), tf.zeros_like(z)
    for t in range(1, steps + 1):
        g = slope(z, images, known, decoder)
        m = BETA1 * m + (1 - BETA1) * g
        v = BETA2 * v + (1 - BETA2) * g**2
        z = z - RATE * (m / (1 - BETA1**t)) / (tf.sqrt(v / (1 - BETA2**t)) + EPS)
    return tf.where(known, images, decoder(z))
