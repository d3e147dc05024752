# misconception: a_random_draw_is_decoded
from keras import ops


import tensorflow as tf


def anomaly_scores(images, encoder, decoder):
    mean, log_var = encoder(images)
    z = mean + tf.exp(log_var / 2) * tf.random.normal(tf.shape(mean))
    p = tf.clip_by_value(decoder(z), 1e-7, 1 - 1e-7)
    bce = -tf.reduce_sum(images * tf.math.log(p) + (1 - images) * tf.math.log(1 - p), axis=1)
    return bce + 0.5 * tf.reduce_sum(mean**2 + tf.exp(log_var) - 1 - log_var, axis=1)


def is_anomaly(scores, usual_scores, quantile=0.95):
    return scores > ops.quantile(usual_scores, quantile)
