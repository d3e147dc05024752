# misconception: same_noise_for_both_steps
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
        z = keras.random.normal((tf.shape(real_images)[0], self.latent_dim))

        # --- D ---
        with tf.GradientTape() as tape:
            fake_images = self.generator(z, training=True)
            d_loss = self.discriminator_loss(
                self.discriminator(real_images, training=True),
                self.discriminator(fake_images, training=True),
            )
        self.discriminator_optimizer.apply(
            tape.gradient(d_loss, self.discriminator.trainable_weights), self.discriminator.trainable_weights
        )

        # --- G ---
        with tf.GradientTape() as tape:
            g_loss = self.generator_loss(self.discriminator(self.generator(z, training=True), training=True))
        self.generator_optimizer.apply(
            tape.gradient(g_loss, self.generator.trainable_weights), self.generator.trainable_weights
        )
        return {"generator_loss": g_loss, "discriminator_loss": d_loss}

    def generate(self, n):
        return self.generator(keras.random.normal((n, self.latent_dim)))
