# misconception: none
# The mean over the pixels is multiplied by a fixed 784, wrong for images of any other size.
import numpy as np
import keras
import tensorflow as tf
from keras import ops


def anomaly_scores(images, encoder, decoder):
    mean, log_var = encoder(images)
    x_hat = decoder(mean)
    reconstruction = 28 * 28 * keras.losses.binary_crossentropy(images, x_hat)
    kl = 0.5 * ops.sum(ops.square(mean) + ops.exp(log_var) - 1 - log_var, axis=-1)
    return reconstruction + kl


def is_anomaly(scores, usual_scores, quantile=0.95):
    return np.asarray(scores) > np.quantile(np.asarray(usual_scores), quantile)
