# misconception: mean_over_the_dimensions
from tensorflow.keras import backend as K
import tensorflow as tf


def kl_loss(mean, log_var):
    kl_loss = 1 + log_var - tf.math.square(mean) - tf.math.exp(log_var)
    kl_loss = tf.reduce_mean(kl_loss)
    kl_loss *= -0.5
    return kl_loss
