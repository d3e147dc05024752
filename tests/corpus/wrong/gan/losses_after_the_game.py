# misconception: none
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
        noise = tf.random.normal((batch, self.latent_dim))
        fakes = self.generator(noise)
        with tf.GradientTape() as tape:
            d_loss = self.discriminator_loss(self.discriminator(real_images), self.discriminator(fakes))
        weights = self.discriminator.trainable_variables
        self.discriminator_optimizer.apply_gradients(zip(tape.gradient(d_loss, weights), weights))

        noise = tf.random.normal((batch, self.latent_dim))
        with tf.GradientTape() as tape:
            g_loss = self.generator_loss(self.discriminator(self.generator(noise)))
        weights = self.generator.trainable_variables
        self.generator_optimizer.apply_gradients(zip(tape.gradient(g_loss, weights), weights))
        fakes = self.generator(noise)
        d_loss = self.discriminator_loss(self.discriminator(real_images), self.discriminator(fakes))
        return {"generator_loss": g_loss, "discriminator_loss": d_loss}

    def generate(self, n):
        return self.generator(tf.random.normal((n, self.latent_dim)))
