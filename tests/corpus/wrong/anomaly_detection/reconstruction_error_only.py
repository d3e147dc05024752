# misconception: divergence_left_out
from keras import ops


def anomaly_scores(images, encoder, decoder):
    mean, _ = encoder(images)
    p = ops.clip(decoder(mean), 1e-7, 1 - 1e-7)
    return -ops.sum(images * ops.log(p) + (1 - images) * ops.log(1 - p), axis=-1)


def is_anomaly(scores, usual_scores, quantile=0.95):
    return scores > ops.quantile(usual_scores, quantile)
