"""Training a VAE: your own parts, put together and ready to learn."""

import keras

from exercises.decoder import build_decoder
from exercises.encoder import build_encoder
from exercises.kl_loss import kl_loss
from exercises.reconstruction_loss import binary_cross_entropy
from exercises.sampling import Sampling
from exercises.vae import VAE


def build_vae():
    """Put your VAE together, with an optimizer, as `vaegan train vae` trains it.

    The training runs for 30 epochs on 4,000 digits, in batches of 100, and writes the weights of
    both networks to train_vae.npz. Hand that file in beside this module and your parts. The digits
    on which the trained VAE is judged are not among those that it is trained on.

    Returns:
        A compiled `VAE` for images of 784 pixels, whose attributes `encoder` and `decoder` are its
        two networks. Two latent dimensions are good for a map, but too few for sharp digits; around
        16 serve well. The reconstruction loss is the binary cross-entropy.
    """
    # TODO: build the networks and the VAE from your parts, compile it with an optimizer, return it.
    # BEGIN SOLUTION
    latent_dim = 16
    encoder, decoder = build_encoder(latent_dim=latent_dim), build_decoder(latent_dim=latent_dim)
    vae = VAE(encoder, decoder, Sampling(), kl_loss, binary_cross_entropy, latent_dim)
    vae.compile(keras.optimizers.Adam(1e-3))
    return vae
    # END SOLUTION
