from keras import ops as o


def anomaly_scores(x, encoder, decoder):
    m, v = encoder(x)
    p = o.clip(decoder(m), 1e-7, 1 - 1e-7)
    return o.sum(m * m + o.exp(v) - v - 1, -1) / 2 - o.sum(o.where(x > 0, x * o.log(p), 0) + (1 - x) * o.log(1 - p), -1)


is_anomaly = lambda s, u, quantile=0.95: s > o.quantile(u, quantile)
