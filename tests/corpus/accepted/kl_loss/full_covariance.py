import tensorflow as tf


def kl_loss(mean, log_var):
    """The general formula for two Gaussians, with covariance matrices.

    1/2 (tr S + m'm - k - log det S)
    """
    mean = tf.convert_to_tensor(mean)
    s = tf.linalg.diag(tf.exp(tf.convert_to_tensor(log_var)))
    k = tf.cast(tf.shape(mean)[-1], mean.dtype)
    mahalanobis = tf.squeeze(tf.matmul(mean[:, None, :], mean[:, :, None]), axis=[1, 2])
    log_det = tf.reduce_sum(tf.math.log(tf.linalg.diag_part(s)), axis=-1)
    kl = 0.5 * (tf.linalg.trace(s) + mahalanobis - k - log_det)
    return tf.reduce_mean(kl)
