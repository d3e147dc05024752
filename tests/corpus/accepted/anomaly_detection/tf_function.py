import tensorflow as tf

EPS = 1e-7


def anomaly_scores(images, encoder, decoder):
    @tf.function
    def negative_elbo(x):
        mean, log_var = encoder(x, training=False)
        p = decoder(mean, training=False)
        rec = -tf.reduce_sum(x * tf.math.log(p + EPS) + (1.0 - x) * tf.math.log(1.0 - p + EPS), axis=1)
        kl = 0.5 * tf.reduce_sum(tf.square(mean) + tf.exp(log_var) - 1.0 - log_var, axis=1)
        return rec + kl

    return negative_elbo(tf.convert_to_tensor(images))


def is_anomaly(scores, usual_scores, quantile=0.95):
    ordered = tf.sort(usual_scores)
    place = tf.cast(quantile * tf.cast(tf.shape(ordered)[0] - 1, tf.float32), tf.int32)
    return scores > ordered[place]
