# misconception: sign_flipped
from keras import ops


def anomaly_scores(images, encoder, decoder):
    mean, log_var = encoder(images)
    p = ops.clip(decoder(mean), 1e-7, 1 - 1e-7)
    log_likelihood = ops.sum(images * ops.log(p) + (1 - images) * ops.log(1 - p), axis=1)
    return log_likelihood - 0.5 * ops.sum(mean**2 + ops.exp(log_var) - 1 - log_var, axis=1)


def is_anomaly(scores, usual_scores, quantile=0.95):
    return scores > ops.quantile(usual_scores, quantile)
