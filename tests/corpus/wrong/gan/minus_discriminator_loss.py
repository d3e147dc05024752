# misconception: generator_negates_the_discriminators_loss
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

    def game_value(self, real_images):
        noise = keras.random.normal((tf.shape(real_images)[0], self.latent_dim))
        real = self.discriminator(real_images, training=True)
        fake = self.discriminator(self.generator(noise, training=True), training=True)
        return -self.discriminator_loss(real, fake)

    def train_step(self, real_images):
        # max over D
        with tf.GradientTape() as tape:
            d_loss = -self.game_value(real_images)
        w = self.discriminator.trainable_weights
        self.discriminator_optimizer.apply_gradients(zip(tape.gradient(d_loss, w), w))
        # min over G
        with tf.GradientTape() as tape:
            g_loss = self.game_value(real_images)
        w = self.generator.trainable_weights
        self.generator_optimizer.apply_gradients(zip(tape.gradient(g_loss, w), w))
        return {"generator_loss": g_loss, "discriminator_loss": d_loss}

    def generate(self, n):
        return self.generator(keras.random.normal((n, self.latent_dim)))
