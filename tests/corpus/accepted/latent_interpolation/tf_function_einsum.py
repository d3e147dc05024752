import tensorflow as tf


@tf.function(reduce_retracing=True)
def _slerp(start, end, t):
    unit_start, unit_end = tf.math.l2_normalize(start, axis=1), tf.math.l2_normalize(end, axis=1)
    # twice the arctangent is exact for small angles, where the arccosine is not
    theta = 2 * tf.atan2(tf.norm(unit_start - unit_end, axis=1), tf.norm(unit_start + unit_end, axis=1))
    theta = tf.maximum(theta, 1e-6)[:, None]
    left, right = tf.sin((1 - t) * theta) / tf.sin(theta), tf.sin(t * theta) / tf.sin(theta)
    return tf.einsum("bs,bd->bsd", left, start) + tf.einsum("bs,bd->bsd", right, end)


def slerp(start, end, steps):
    return _slerp(tf.convert_to_tensor(start), tf.convert_to_tensor(end), tf.linspace(0.0, 1.0, steps)[None])


def morph(start, end, encoder, decoder, steps):
    points = slerp(encoder(start, training=False)[0], encoder(end, training=False)[0], steps)
    batch, latent_dim = tf.shape(points)[0], points.shape[-1]
    images = decoder(tf.reshape(points, (batch * steps, latent_dim)), training=False)
    return tf.reshape(images, (batch, steps, images.shape[-1]))
