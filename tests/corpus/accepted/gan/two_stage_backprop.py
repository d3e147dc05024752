"""The generator's gradient in two stages: first the loss by the pixels, then the pixels by the weights."""

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
        shape = tf.stack([batch, self.latent_dim])

        # 1. the discriminator: the two terms may be judged one after the other
        forged = self.generator(tf.random.normal(shape))
        with tf.GradientTape() as tape:
            p_fake = self.discriminator(forged)
            p_real = self.discriminator(real_images)
            d_loss = self.discriminator_loss(p_real, p_fake)
        variables = self.discriminator.trainable_variables
        self.discriminator_optimizer.apply_gradients(zip(tape.gradient(d_loss, variables), variables))

        # 2. the generator: the discriminator says how each pixel should change ...
        with tf.GradientTape() as weights_tape:
            forged = self.generator(tf.random.normal(shape))
        with tf.GradientTape(watch_accessed_variables=False) as pixel_tape:
            pixel_tape.watch(forged)
            g_loss = self.generator_loss(self.discriminator(forged))
        advice = pixel_tape.gradient(g_loss, forged, unconnected_gradients=tf.UnconnectedGradients.ZERO)
        # ... and the generator how to change it
        variables = self.generator.trainable_variables
        gradients = weights_tape.gradient(forged, variables, output_gradients=advice)
        self.generator_optimizer.apply_gradients(zip(gradients, variables))

        return {"generator_loss": g_loss, "discriminator_loss": d_loss}

    def generate(self, n):
        return self.generator(tf.random.normal([n, self.latent_dim]))
