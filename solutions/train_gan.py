"""Training a GAN: your own players, ready for the game."""

import keras

from exercises.discriminator import build_discriminator
from exercises.gan import GAN
from exercises.gan_losses import discriminator_loss, generator_loss
from exercises.generator import build_generator


def build_gan():
    """Put your GAN together, with an optimizer for each player, as `vaegan train gan` trains it.

    The training runs for 40 epochs on 4,000 digits, in batches of 32: 5,000 rounds of the game. It
    writes the generator's weights to train_gan.npz. Hand that file in beside this module and your
    parts. The noise from which the trained generator is judged is new.

    Returns:
        A compiled `GAN`, whose attributes `generator` and `latent_dim` are its network and the
        length of its noise vectors. A learning rate that falls towards the end, and less momentum
        than usual (`beta_1=0.5`), keep the game in balance.
    """
    # TODO: build both players and the GAN from your parts, compile it with two optimizers, return it.
    # BEGIN SOLUTION
    latent_dim = 64
    gan = GAN(build_generator(latent_dim), build_discriminator(), latent_dim, generator_loss, discriminator_loss)
    rate = keras.optimizers.schedules.CosineDecay(7e-4, decay_steps=5000)
    gan.compile(*(keras.optimizers.Adam(rate, beta_1=0.5) for _ in range(2)))
    return gan
    # END SOLUTION
