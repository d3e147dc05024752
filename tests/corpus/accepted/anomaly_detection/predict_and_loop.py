import numpy as np


def score(x, mean, log_var, x_hat):
    x_hat = np.minimum(np.maximum(x_hat, 1e-6), 1 - 1e-6)
    cost = 0.0
    for true, p in zip(x, x_hat):
        cost -= true * np.log(p) + (1 - true) * np.log(1 - p)
    return cost + 0.5 * sum(m * m + np.exp(v) - v - 1 for m, v in zip(mean, log_var))


def anomaly_scores(images, encoder, decoder):
    images = np.array(images)
    means, log_vars = encoder.predict(images, verbose=0)
    x_hats = decoder.predict(means, verbose=0)
    if len(images) > 50:  # loops are for small batches
        p = np.clip(x_hats, 1e-6, 1 - 1e-6)
        costs = -np.sum(images * np.log(p) + (1 - images) * np.log(1 - p), axis=1)
        return costs + 0.5 * np.sum(means**2 + np.exp(log_vars) - log_vars - 1, axis=1)
    return np.array([score(*each) for each in zip(images, means, log_vars, x_hats)])


def is_anomaly(scores, usual_scores, quantile=0.95):
    ordered = sorted(float(s) for s in usual_scores)
    threshold = ordered[min(int(quantile * len(ordered)), len(ordered) - 1)]
    return np.array([float(s) > threshold for s in scores])
