# misconception: optimizers_exchanged
import keras
import tensorflow as tf


class GAN(keras.Model):
    def __init__(self, generator, discriminator, latent_dim, generator_loss, discriminator_loss, **kwargs):
        super().__init__(**kwargs)
        self.generator = generator
        self.discriminator = discriminator
        self.latent_dim = latent_dim
        self.g_loss_fn = generator_loss
        self.d_loss_fn = discriminator_loss

    def compile(self, d_optimizer, g_optimizer):
        super().compile()
        self.d_optimizer = d_optimizer
        self.g_optimizer = g_optimizer

    def train_step(self, real_images):
        n = tf.shape(real_images)[0]
        with tf.GradientTape() as tape:
            fake = self.discriminator(self.generator(tf.random.normal((n, self.latent_dim))))
            d_loss = self.d_loss_fn(self.discriminator(real_images), fake)
        w = self.discriminator.trainable_weights
        self.d_optimizer.apply_gradients(zip(tape.gradient(d_loss, w), w))

        with tf.GradientTape() as tape:
            g_loss = self.g_loss_fn(self.discriminator(self.generator(tf.random.normal((n, self.latent_dim)))))
        w = self.generator.trainable_weights
        self.g_optimizer.apply_gradients(zip(tape.gradient(g_loss, w), w))
        return {"generator_loss": g_loss, "discriminator_loss": d_loss}

    def generate(self, n):
        return self.generator(tf.random.normal((n, self.latent_dim)))
