# misconception: none
import tensorflow as tf


def slerp(start, end, steps):
    t = tf.linspace(0.0, 1.0, steps)[None, :, None]
    a, b = start[:, None, :], end[:, None, :]
    cosine = tf.reduce_sum(a * b, -1, keepdims=True) / (tf.norm(a, axis=-1, keepdims=True) * tf.norm(b, axis=-1, keepdims=True))
    theta = tf.acos(tf.clip_by_value(cosine, -0.9999999, 0.9999999))
    return (tf.sin((1 - t) * theta) * a + tf.sin(t * theta) * b) / tf.sin(theta)


def morph(start, end, encoder, decoder, steps):
    a, _ = encoder(start)
    b, _ = encoder(end)
    points = slerp(a, b, steps) + 0.3 * tf.random.normal((1, steps, a.shape[1]))
    images = decoder(tf.reshape(points, (-1, points.shape[2])))
    return tf.reshape(images, (-1, steps, images.shape[1]))
