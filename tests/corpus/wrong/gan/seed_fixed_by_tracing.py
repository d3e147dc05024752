# misconception: none
# The seeds are drawn by Python, once when fit traces the step: by hand the noise is fresh, in fit it is the same in each step.
import random

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

        noise = self.noise(batch)
        fake_images = self.generator(noise)
        with tf.GradientTape() as tape:
            real_probability = self.discriminator(real_images)
            fake_probability = self.discriminator(fake_images)
            d_loss = self.discriminator_loss(real_probability, fake_probability)
        variables = self.discriminator.trainable_variables
        self.discriminator_optimizer.apply_gradients(zip(tape.gradient(d_loss, variables), variables))

        noise = self.noise(batch)
        with tf.GradientTape() as tape:
            fake_probability = self.discriminator(self.generator(noise))
            g_loss = self.generator_loss(fake_probability)
        variables = self.generator.trainable_variables
        self.generator_optimizer.apply_gradients(zip(tape.gradient(g_loss, variables), variables))

        return {"generator_loss": g_loss, "discriminator_loss": d_loss}

    def noise(self, n):
        return keras.random.normal((n, self.latent_dim), seed=random.randrange(2**31))

    def generate(self, n):
        return self.generator(self.noise(n))
