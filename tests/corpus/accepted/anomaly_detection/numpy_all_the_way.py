import numpy as np


def anomaly_scores(images, encoder, decoder):
    x = np.asarray(images, dtype="float64")
    mean, log_var = (np.asarray(each, dtype="float64") for each in encoder(images))
    p = np.clip(np.asarray(decoder(mean), dtype="float64"), 1e-7, 1 - 1e-7)
    nll = -(x * np.log(p) + (1 - x) * np.log1p(-p)).sum(axis=1)
    kl = (mean**2 + np.exp(log_var) - 1 - log_var).sum(axis=1) / 2
    return nll + kl


def is_anomaly(scores, usual_scores, quantile=0.95):
    return np.asarray(scores) > np.quantile(np.asarray(usual_scores), quantile, method="higher")
