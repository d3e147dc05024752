from keras import ops


def stable(log_var):
    return ops.clip(log_var, -5.0, 5.0)


def anomaly_scores(images, encoder, decoder):
    images = ops.convert_to_tensor(images, dtype="float32")
    mean, log_var = encoder(images)
    log_var = stable(log_var)
    x_hat = decoder(mean)
    eps = 1e-7
    bce = ops.where(
        images > 0.0, images * -ops.log(ops.maximum(x_hat, eps)), 0.0
    ) + ops.where(images < 1.0, (1.0 - images) * -ops.log(ops.maximum(1.0 - x_hat, eps)), 0.0)
    kl = 0.5 * (ops.power(mean, 2) + ops.exp(log_var) - 1.0 - log_var)
    return ops.sum(bce, axis=-1) + ops.sum(kl, axis=-1)


def is_anomaly(scores, usual_scores, quantile=0.95):
    limit = ops.quantile(ops.cast(usual_scores, "float32"), quantile)
    return ops.cast(scores, "float32") > limit
