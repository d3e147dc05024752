# misconception: mean_over_the_pixels
from keras import ops


def anomaly_scores(images, encoder, decoder):
    from keras.losses import binary_crossentropy

    mean, log_var = encoder(images)
    kl = -0.5 * ops.sum(1 + log_var - mean**2 - ops.exp(log_var), axis=1)
    return binary_crossentropy(images, decoder(mean)) + kl


def is_anomaly(scores, usual_scores, quantile=0.95):
    return scores > ops.quantile(usual_scores, quantile)
