# misconception: none
# Takes the usual score at the quantile's position without sorting: wrong unless they come in order.
import numpy as np
import keras
import tensorflow as tf
from keras import ops


def anomaly_scores(images, encoder, decoder):
    mean, log_var = encoder(images)
    x_hat = ops.clip(decoder(mean), 1e-7, 1 - 1e-7)
    reconstruction = -ops.sum(images * ops.log(x_hat) + (1 - images) * ops.log(1 - x_hat), axis=-1)
    kl = 0.5 * ops.sum(ops.square(mean) + ops.exp(log_var) - 1 - log_var, axis=-1)
    return reconstruction + kl


def is_anomaly(scores, usual_scores, quantile=0.95):
    count = len(usual_scores)
    threshold = usual_scores[int(quantile * (count - 1))]
    return scores > threshold
