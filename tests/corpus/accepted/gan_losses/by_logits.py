"""The losses by way of logits: -log(sigmoid(t)) = softplus(-t), which is numerically stable."""

import tensorflow as tf


def _logit(p):
    p = tf.clip_by_value(tf.cast(p, tf.float32), 1e-6, 1 - 1e-6)
    return tf.math.log(p) - tf.math.log1p(-p)


def discriminator_loss(real_probability, fake_probability):
    real = tf.nn.softplus(-_logit(real_probability))
    fake = tf.nn.softplus(_logit(fake_probability))
    return tf.reduce_mean(real) + tf.reduce_mean(fake)


def generator_loss(fake_probability):
    logits = _logit(fake_probability)
    return tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=tf.ones_like(logits), logits=logits))
