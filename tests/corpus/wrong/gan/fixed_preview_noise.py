# misconception: generates_the_same_images_again
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

    def train_step(self, real_images):
        n = tf.shape(real_images)[0]
        forged = self.generator(tf.random.normal((n, self.latent_dim)), training=True)
        with tf.GradientTape() as tape:
            d_loss = self.discriminator_loss(
                self.discriminator(real_images, training=True), self.discriminator(forged, training=True)
            )
        grads = tape.gradient(d_loss, self.discriminator.trainable_variables)
        self.discriminator_optimizer.apply_gradients(zip(grads, self.discriminator.trainable_variables))
        with tf.GradientTape() as tape:
            forged = self.generator(tf.random.normal((n, self.latent_dim)), training=True)
            g_loss = self.generator_loss(self.discriminator(forged, training=True))
        grads = tape.gradient(g_loss, self.generator.trainable_variables)
        self.generator_optimizer.apply_gradients(zip(grads, self.generator.trainable_variables))
        return {"generator_loss": g_loss, "discriminator_loss": d_loss}

    def generate(self, n):
        rng = np.random.RandomState(42)  # reproducible
        noise = rng.randn(n, self.latent_dim).astype("float32")
        return self.generator(noise)
