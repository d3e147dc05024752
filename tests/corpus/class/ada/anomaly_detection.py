import keras
from keras import ops


def anomaly_scores(images, encoder, decoder):
    """The negative ELBO of each image, at the latent mean."""
    z_mean, z_log_var = encoder(images)
    reconstruction = decoder(z_mean)
    pixels = ops.shape(images)[1]
    bce = pixels * keras.losses.binary_crossentropy(images, reconstruction)
    kl = -0.5 * ops.sum(1 + z_log_var - ops.square(z_mean) - ops.exp(z_log_var), axis=1)
    return bce + kl


def is_anomaly(scores, usual_scores, quantile=0.95):
    """True for scores above the quantile of the usual ones."""
    return ops.greater(scores, ops.quantile(usual_scores, quantile))
