# misconception: squared_error
from keras import ops


def anomaly_scores(images, encoder, decoder):
    mean, log_var = encoder(images)
    error = ops.sum((images - decoder(mean)) ** 2, axis=1)
    return error + 0.5 * ops.sum(mean**2 + ops.exp(log_var) - 1 - log_var, axis=1)


def is_anomaly(scores, usual_scores, quantile=0.95):
    return scores > ops.quantile(usual_scores, quantile)
