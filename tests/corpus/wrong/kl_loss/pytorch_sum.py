# misconception: sum_over_the_batch
import keras.ops as K


def kl_loss(mean, log_var):
    """see Appendix B from VAE paper (the PyTorch example adds up everything)"""
    return -0.5 * K.sum(1 + log_var - K.power(mean, 2) - K.exp(log_var))
