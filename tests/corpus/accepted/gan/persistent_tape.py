import keras
import tensorflow as tf
from keras import ops, random


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
        batch = ops.shape(real_images)[0]
        d_weights = self.discriminator.trainable_variables
        g_weights = self.generator.trainable_variables

        # one tape for the whole game. The discriminator's update happens while the tape records,
        # so the generator's loss is computed with the new weights.
        with tf.GradientTape(persistent=True) as tape:
            fake = self.generator(random.normal((batch, self.latent_dim)), training=True)
            d_loss = self.discriminator_loss(
                self.discriminator(real_images, training=True), self.discriminator(fake, training=True)
            )
            with tape.stop_recording():
                d_grads = tape.gradient(d_loss, d_weights)
                self.discriminator_optimizer.apply(d_grads, d_weights)

            fake = self.generator(random.normal((batch, self.latent_dim)), training=True)
            g_loss = self.generator_loss(self.discriminator(fake, training=True))
        g_grads = tape.gradient(g_loss, g_weights)
        self.generator_optimizer.apply(g_grads, g_weights)
        del tape

        return {"generator_loss": g_loss, "discriminator_loss": d_loss}

    def generate(self, n):
        return self.generator(random.normal((n, self.latent_dim)))
