# misconception: none
# the discriminator is frozen for the generator's step and never thawed, so later steps no longer change it
import keras
import tensorflow as tf


class GAN(keras.Model):
    def __init__(self, generator, discriminator, latent_dim, generator_loss, discriminator_loss, **kwargs):
        super().__init__(**kwargs)
        self.generator = generator
        self.discriminator = discriminator
        self.latent_dim = latent_dim
        self.generator_loss = generator_loss
        self.discriminator_loss = discriminator_loss

    def compile(self, generator_optimizer, discriminator_optimizer):
        super().compile()
        self.generator_optimizer = generator_optimizer
        self.discriminator_optimizer = discriminator_optimizer

    def train_step(self, real_images):
        batch = tf.shape(real_images)[0]
        forged = self.generator(keras.random.normal((batch, self.latent_dim)), training=True)
        with tf.GradientTape() as tape:
            d_loss = self.discriminator_loss(self.discriminator(real_images), self.discriminator(forged))
        self._apply(tape, d_loss, self.discriminator, self.discriminator_optimizer)

        self.discriminator.trainable = False
        with tf.GradientTape() as tape:
            forged = self.generator(keras.random.normal((batch, self.latent_dim)), training=True)
            g_loss = self.generator_loss(self.discriminator(forged))
        self._apply(tape, g_loss, self.generator, self.generator_optimizer)
        return {"generator_loss": g_loss, "discriminator_loss": d_loss}

    def _apply(self, tape, loss, network, optimizer):
        weights = network.trainable_weights
        if weights:
            optimizer.apply(tape.gradient(loss, weights), weights)

    def generate(self, n):
        return self.generator(keras.random.normal((n, self.latent_dim)))
