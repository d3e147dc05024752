from keras import ops


def kl_loss(z_mean, z_log_var):
    loss = -0.5 * (1 + z_log_var - ops.square(z_mean) - ops.exp(z_log_var))
    return ops.mean(ops.sum(loss, axis=1))
