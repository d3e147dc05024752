"""Noise from numpy, which is right only because the model always runs eagerly; images come back as a numpy array."""

import keras
import numpy as np
import tensorflow as tf


class GAN(keras.Model):
    def __init__(self, generator, discriminator, latent_dim, generator_loss, discriminator_loss, **kwargs):
        super().__init__(**kwargs)
        self.generator = generator
        self.discriminator = discriminator
        self.latent_dim = latent_dim
        self.generator_loss = generator_loss
        self.discriminator_loss = discriminator_loss
        self.rng = np.random.default_rng()

    def compile(self, generator_optimizer, discriminator_optimizer):
        super().compile(run_eagerly=True)
        self.generator_optimizer = generator_optimizer
        self.discriminator_optimizer = discriminator_optimizer

    def draw(self, n):
        return self.rng.standard_normal((n, self.latent_dim)).astype(np.float32)

    def train_step(self, real_images):
        n = len(real_images)

        fakes = self.generator(self.draw(n))
        with tf.GradientTape() as tape:
            d_loss = self.discriminator_loss(self.discriminator(real_images), self.discriminator(fakes))
        d_vars = self.discriminator.trainable_variables
        self.discriminator_optimizer.apply_gradients(zip(tape.gradient(d_loss, d_vars), d_vars))

        with tf.GradientTape() as tape:
            g_loss = self.generator_loss(self.discriminator(self.generator(self.draw(n))))
        g_vars = self.generator.trainable_variables
        self.generator_optimizer.apply_gradients(zip(tape.gradient(g_loss, g_vars), g_vars))

        return {"generator_loss": float(g_loss), "discriminator_loss": float(d_loss)}

    def generate(self, n):
        return self.generator.predict(self.draw(n), verbose=0)
