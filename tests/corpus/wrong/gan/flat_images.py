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
        n = tf.shape(real_images)[0]
        with tf.GradientTape() as tape:
            fake = self.discriminator(self.generator(keras.random.normal((n, self.latent_dim))))
            d_loss = self.discriminator_loss(self.discriminator(real_images), fake)
        w = self.discriminator.trainable_weights
        self.discriminator_optimizer.apply(tape.gradient(d_loss, w), w)
        with tf.GradientTape() as tape:
            g_loss = self.generator_loss(
                self.discriminator(self.generator(keras.random.normal((n, self.latent_dim))))
            )
        w = self.generator.trainable_weights
        self.generator_optimizer.apply(tape.gradient(g_loss, w), w)
        return {"generator_loss": g_loss, "discriminator_loss": d_loss}

    def generate(self, n):
        images = self.generator(keras.random.normal((n, self.latent_dim)))
        # ready for plt.imshow: pixels in [0, 1], no channel
        return keras.ops.squeeze((images + 1) / 2, axis=-1)
