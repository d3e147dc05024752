import numpy as np
from keras import ops


def anomaly_scores(images, encoder, decoder):
    x = np.asarray(images, dtype=np.float64)
    mean, log_var = [ops.convert_to_numpy(out).astype(np.float64) for out in encoder(images)]
    x_hat = ops.convert_to_numpy(decoder(mean.astype(np.float32))).astype(np.float64)
    x_hat = np.clip(x_hat, 1e-10, 1 - 1e-10)
    nats = -np.log(x_hat) * x - np.log1p(-x_hat) * (1 - x)
    kl = (np.square(mean) + np.expm1(log_var) - log_var) / 2
    return nats.sum(axis=1) + kl.sum(axis=1)


def is_anomaly(scores, usual_scores, quantile=0.95):
    ordered = np.unique(np.asarray(usual_scores))  # sorted
    threshold = np.interp(quantile, np.linspace(0, 1, len(ordered)), ordered)
    return np.asarray(scores) > threshold
