"""The generative adversarial network: two networks trained against each other."""

import keras
import tensorflow as tf


class GAN(keras.Model):
    """A GAN put together from its parts: a generator that forges, a discriminator that judges.

    Args:
        generator: Model from noise (batch, latent_dim) to images (batch, 28, 28, 1) in [-1, 1].
        discriminator: Model from images to the probability of being real, (batch, 1).
        latent_dim: Length of the noise vector.
        generator_loss: Function (fake_probability) -> scalar.
        discriminator_loss: Function (real_probability, fake_probability) -> scalar.

    Compile it with `gan.compile(generator_optimizer, discriminator_optimizer)` and train it with
    `gan.fit(images)`.

    Reference:
        Goodfellow et al., "Generative Adversarial Networks", 2014, arXiv:1406.2661, algorithm 1.
    """

    def __init__(self, generator, discriminator, latent_dim, generator_loss, discriminator_loss, **kwargs):
        super().__init__(**kwargs)
        self.generator = generator
        self.discriminator = discriminator
        self.latent_dim = latent_dim
        self.generator_loss = generator_loss
        self.discriminator_loss = discriminator_loss

    def compile(self, generator_optimizer, discriminator_optimizer):
        """Keep an optimizer for each network: they play against each other."""
        super().compile()
        self.generator_optimizer = generator_optimizer
        self.discriminator_optimizer = discriminator_optimizer

    def train_step(self, real_images):
        """Take one step of the game: first the discriminator's, then the generator's.

        The discriminator's step lowers `discriminator_loss` and changes the discriminator alone;
        the generator's step lowers `generator_loss`, on forgeries from fresh noise, and changes
        the generator alone.

        Args:
            real_images: Images of shape (batch, 28, 28, 1) with pixels in [-1, 1]. The number of
                forgeries is the same.

        Returns:
            A dict of two scalars, `generator_loss` and `discriminator_loss`, each as computed for
            its own step.
        """
        batch = tf.shape(real_images)[0]
        # TODO 1: take the discriminator's step on real images and forgeries.
        raise NotImplementedError("TODO 1 in gan.py is still to be written.")
        # TODO 2: take the generator's step on forgeries from fresh noise, and return both losses.
        raise NotImplementedError("TODO 2 in gan.py is still to be written.")

    def generate(self, n):
        """Return `n` new images, shape (n, 28, 28, 1), forged from noise drawn from N(0, I)."""
        # TODO 3: draw noise and let the generator turn it into images.
        raise NotImplementedError("TODO 3 in gan.py is still to be written.")
