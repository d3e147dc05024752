# misconception: none
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

    def compile(self, generator_optimizer, discriminator_optimizer):
        super().compile()
        self.generator_optimizer = generator_optimizer
        self.discriminator_optimizer = discriminator_optimizer

    def noise(self, n):
        return np.random.normal(size=(n, self.latent_dim)).astype("float32")

    def train_step(self, real_images):
        n = real_images.shape[0]
        with tf.GradientTape() as tape:
            fake = self.discriminator(self.generator(self.noise(n)))
            d_loss = self.discriminator_loss(self.discriminator(real_images), fake)
        w = self.discriminator.trainable_weights
        self.discriminator_optimizer.apply(tape.gradient(d_loss, w), w)
        with tf.GradientTape() as tape:
            g_loss = self.generator_loss(self.discriminator(self.generator(self.noise(n))))
        w = self.generator.trainable_weights
        self.generator_optimizer.apply(tape.gradient(g_loss, w), w)
        return {"generator_loss": g_loss, "discriminator_loss": d_loss}

    def generate(self, n):
        return self.generator(self.noise(n))
