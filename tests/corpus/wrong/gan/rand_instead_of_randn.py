# misconception: uniform_noise_in_training
import tensorflow as tf
from tensorflow import keras


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
        return tf.random.uniform((n, self.latent_dim))

    def train_step(self, real_images):
        batch_size = tf.shape(real_images)[0]

        fake_images = self.generator(self.noise(batch_size))
        with tf.GradientTape() as tape:
            real_pred = self.discriminator(real_images)
            fake_pred = self.discriminator(fake_images)
            d_loss = self.discriminator_loss(real_pred, fake_pred)
        d_vars = self.discriminator.trainable_variables
        self.discriminator_optimizer.apply_gradients(zip(tape.gradient(d_loss, d_vars), d_vars))

        with tf.GradientTape() as tape:
            fake_images = self.generator(self.noise(batch_size))
            g_loss = self.generator_loss(self.discriminator(fake_images))
        g_vars = self.generator.trainable_variables
        self.generator_optimizer.apply_gradients(zip(tape.gradient(g_loss, g_vars), g_vars))
        return {"generator_loss": g_loss, "discriminator_loss": d_loss}

    def generate(self, n):
        noise = tf.random.normal([n, self.latent_dim])
        return self.generator(noise, training=False)
