import keras
from keras import ops


def anomaly_scores(images, encoder, decoder):
    z_mean, z_log_var = encoder(images)
    x_hat = decoder(z_mean)
    bce = keras.losses.binary_crossentropy(images, x_hat) * images.shape[-1]
    kl = -0.5 * ops.sum(1 + z_log_var - ops.square(z_mean) - ops.exp(z_log_var), axis=-1)
    return bce + kl


def is_anomaly(scores, usual_scores, quantile=0.95):
    threshold = ops.quantile(ops.convert_to_tensor(usual_scores), quantile)
    return ops.greater(scores, threshold)
