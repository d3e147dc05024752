# misconception: real_images_rescaled
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

    def preprocess(self, images):
        """[-1, 1] -> [0, 1]"""
        return 0.5 * (images + 1.0)

    def train_step(self, real_images):
        real_images = self.preprocess(real_images)
        n = tf.shape(real_images)[0]
        fake_images = self.generator(keras.random.normal((n, self.latent_dim)))
        with tf.GradientTape() as tape:
            p = self.discriminator(tf.concat([fake_images, real_images], axis=0))
            d_loss = self.discriminator_loss(p[n:], p[:n])
        w = self.discriminator.trainable_weights
        self.discriminator_optimizer.apply_gradients(zip(tape.gradient(d_loss, w), w))
        with tf.GradientTape() as tape:
            p = self.discriminator(self.generator(keras.random.normal((n, self.latent_dim))))
            g_loss = self.generator_loss(p)
        w = self.generator.trainable_weights
        self.generator_optimizer.apply_gradients(zip(tape.gradient(g_loss, w), w))
        return {"generator_loss": g_loss, "discriminator_loss": d_loss}

    def generate(self, n):
        return self.generator(keras.random.normal((n, self.latent_dim)))
