from tensorflow.keras import backend as K


def kl_loss(z_mean, z_log_var):
    kl = 1 + z_log_var - K.square(z_mean) - K.exp(z_log_var)
    kl = K.sum(kl, axis=-1)
    kl *= -0.5
    return K.mean(kl)
