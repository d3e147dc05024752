import math

import tensorflow as tf


def slerp_pair(p, q, steps):
    p, q = tf.cast(p, tf.float32), tf.cast(q, tf.float32)
    cosine = float(tf.tensordot(p, q, 1) / (tf.norm(p) * tf.norm(q)))
    theta = math.acos(max(-1.0, min(1.0, cosine)))
    points = []
    for k in range(steps):
        t = k / (steps - 1)
        if theta < 1e-3:
            points.append((1 - t) * p + t * q)
        else:
            points.append((math.sin((1 - t) * theta) * p + math.sin(t * theta) * q) / math.sin(theta))
    return tf.stack(points)


def slerp(start, end, steps):
    return tf.stack([slerp_pair(p, q, steps) for p, q in zip(start, end)])


def morph(start, end, encoder, decoder, steps):
    a, _ = encoder(start)
    b, _ = encoder(end)
    return tf.stack([decoder(way) for way in slerp(a, b, steps)])
