from keras import ops


def kl_of_one_image(parameters):
    m, lv = parameters
    return 0.5 * ops.sum(m * m + ops.exp(lv) - lv - 1.0)


def kl_loss(mean, log_var):
    mean, log_var = ops.convert_to_tensor(mean), ops.convert_to_tensor(log_var)
    return ops.mean(ops.vectorized_map(kl_of_one_image, (mean, log_var)))
