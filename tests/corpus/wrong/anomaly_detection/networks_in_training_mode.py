# misconception: none
# runs both networks with training=True, so that dropout draws at random and batch normalization mixes the batch.
import numpy as np
from keras import ops


def anomaly_scores(images, encoder, decoder):
    images = ops.convert_to_tensor(images, "float32")
    mean, log_var = encoder(images, training=True)
    x_hat = decoder(mean, training=True)
    bce = ops.sum(ops.binary_crossentropy(images, x_hat), axis=-1)
    kl = ops.sum(ops.square(mean) + ops.exp(log_var) - 1 - log_var, axis=-1) / 2
    return bce + kl


def is_anomaly(scores, usual_scores, quantile=0.95):
    return np.asarray(scores) > np.quantile(np.asarray(usual_scores), quantile)
