"""The variational autoencoder: the parts of the lesson trained as one model."""

import keras
import tensorflow as tf
from keras import ops


class VAE(keras.Model):
    """A VAE put together from its parts: encode, sample, decode.

    Args:
        encoder: Model from images (batch, 784) to `[mean, log_var]`, each (batch, latent_dim).
        decoder: Model from latent points (batch, latent_dim) to images (batch, 784).
        sampling: Layer from `[mean, log_var]` to one draw z, (batch, latent_dim).
        kl_loss: Function (mean, log_var) -> scalar.
        reconstruction_loss: Function (x, x_hat) -> scalar.
        latent_dim: Dimensions of the latent space.

    Compile it with an optimizer only (`vae.compile(optimizer)`), and train it with `vae.fit(x)`:
    the loss is computed in `train_step`.

    Reference:
        Kingma & Welling, "Auto-Encoding Variational Bayes", 2013, arXiv:1312.6114, algorithm 1.
    """

    def __init__(self, encoder, decoder, sampling, kl_loss, reconstruction_loss, latent_dim, **kwargs):
        super().__init__(**kwargs)
        self.encoder = encoder
        self.decoder = decoder
        self.sampling = sampling
        self.kl_loss = kl_loss
        self.reconstruction_loss = reconstruction_loss
        self.latent_dim = latent_dim

    def call(self, x):
        """Reconstruct images: x of shape (batch, 784) -> the same shape, by way of one random draw."""
        # TODO 1: encode, sample, decode.
        raise NotImplementedError("TODO 1 in vae.py is still to be written.")

    def train_step(self, data):
        """Take one step of the optimizer down the loss of one batch.

        Args:
            data: Images of shape (batch, 784).

        Returns:
            A dict of three scalars, `loss`, `reconstruction_loss` and `kl_loss`, where
            loss = reconstruction_loss + kl_loss, as they were before the step.
        """
        # TODO 2: compute both terms and their sum under a gradient tape, then update both networks.
        raise NotImplementedError("TODO 2 in vae.py is still to be written.")

    def generate(self, n):
        """Return `n` new images, shape (n, 784), decoded from draws of the prior N(0, I)."""
        # TODO 3: draw latent points from the prior and decode them.
        raise NotImplementedError("TODO 3 in vae.py is still to be written.")

    def interpolate(self, a, b, steps):
        """Walk from one image to another in a straight line through the latent space.

        Args:
            a: The image to start from, shape (784,).
            b: The image to end at, shape (784,).
            steps: Images on the way, both ends included; at least 2.

        Returns:
            Images of shape (steps, 784), decoded from evenly spaced points on the line between the
            encoded means of a and b. The first is the decoded mean of a, the last that of b.
        """
        # TODO 4: encode both images, take evenly spaced points between their means, decode these.
        raise NotImplementedError("TODO 4 in vae.py is still to be written.")
