"""The cross-entropy through log-odds, x * (-logit) - log(1 - p), and the divergence through expm1."""

import numpy as np
from keras import ops


def anomaly_scores(images, encoder, decoder):
    x = ops.cast(images, "float32")
    mean, log_var = encoder(x)
    p = decoder(mean)
    tiny = 1e-30  # representable in float32, so log(0 + tiny) is about -69
    log_on, log_off = ops.log(p + tiny), ops.log((1.0 - p) + tiny)
    log_odds = log_on - log_off
    pixels = ops.negative(x * log_odds + log_off)
    prior = ops.square(mean) + (ops.expm1(log_var) - log_var)
    return ops.sum(ops.concatenate([pixels, prior / 2.0], axis=-1), axis=-1)


def is_anomaly(scores, usual_scores, quantile=0.95):
    usual = np.ravel(np.asarray(usual_scores))
    k = int(np.ceil(np.round(quantile * (usual.size - 1), 6)))  # the upper one of two neighbours
    return np.greater(np.asarray(scores), np.partition(usual, k)[k])
