# misconception: quantile_ignored
from keras import ops


def anomaly_scores(images, encoder, decoder):
    mean, log_var = encoder(images)
    p = ops.clip(decoder(mean), 1e-7, 1 - 1e-7)
    bce = -ops.sum(images * ops.log(p) + (1 - images) * ops.log(1 - p), axis=1)
    return bce + 0.5 * ops.sum(mean**2 + ops.exp(log_var) - 1 - log_var, axis=1)


def is_anomaly(scores, usual_scores, quantile=0.95):
    threshold = ops.sort(usual_scores)[int(0.95 * len(usual_scores))]
    return scores > threshold
