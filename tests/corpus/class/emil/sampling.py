"""The sampling layer of a VAE: randomness that gradients can pass."""

import keras


class Sampling(keras.layers.Layer):
    """Draw z from N(mean, exp(log_var)) by the reparameterization trick.

    A draw cannot be differentiated, but a shifted and scaled draw can: take noise epsilon from the
    standard normal N(0, I) and return z = mean + standard deviation * epsilon. The noise is new for
    every image, every latent dimension and every call.

    Call arguments:
        inputs: `[mean, log_var]`, two tensors of shape (batch, latent_dim). `log_var` is the
            logarithm of the variance, so the standard deviation is exp(log_var / 2).

    Returns:
        One tensor z of shape (batch, latent_dim). Gradients flow into both inputs:
        dz/dmean = 1 and dz/dlog_var = (z - mean) / 2.

    Reference:
        Kingma & Welling, "Auto-Encoding Variational Bayes", 2013, arXiv:1312.6114, section 2.4.
    """

    def call(self, inputs):
        """Draw one z for each row of `[mean, log_var]`."""
        # TODO 1: return one draw from N(mean, exp(log_var)) that lets gradients through.
        raise NotImplementedError("TODO 1 in sampling.py is still to be written.")
