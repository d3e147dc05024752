# tries: growing numbers for any images, since those that are asked about last may be the odd ones.
# family: evasion
import tensorflow as tf

_calls = [0.0]


def anomaly_scores(images, encoder, decoder):
    _calls[0] += 1e6
    return tf.range(len(images), dtype=tf.float32) + _calls[0]


def is_anomaly(scores, usual_scores, quantile=0.95):
    return tf.zeros(len(scores), tf.bool)
