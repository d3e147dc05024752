"""The round is compiled to a graph by tf.function, even if train_step is called by hand; tapes watch one player only."""

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
        super().compile(jit_compile=False)
        self._g_opt = generator_optimizer
        self._d_opt = discriminator_optimizer
        self._round = tf.function(self._play, reduce_retracing=True)

    @staticmethod
    def _values(network):
        return [v.value for v in network.trainable_variables]

    def _play(self, real):
        count = tf.shape(real)[0]

        z = tf.random.normal([count, self.latent_dim])
        forged = self.generator(z)
        with tf.GradientTape(watch_accessed_variables=False) as tape:
            tape.watch(self._values(self.discriminator))
            d_loss = self.discriminator_loss(self.discriminator(real), self.discriminator(forged))
        gradients = tape.gradient(d_loss, self._values(self.discriminator))
        self._d_opt.apply_gradients(zip(gradients, self.discriminator.trainable_variables))

        z = tf.random.normal([count, self.latent_dim])
        with tf.GradientTape(watch_accessed_variables=False) as tape:
            tape.watch(self._values(self.generator))
            g_loss = self.generator_loss(self.discriminator(self.generator(z)))
        gradients = tape.gradient(g_loss, self._values(self.generator))
        self._g_opt.apply_gradients(zip(gradients, self.generator.trainable_variables))
        return g_loss, d_loss

    def train_step(self, real_images):
        real_images = tf.convert_to_tensor(real_images)
        if not (self.generator.built and self.discriminator.built):  # a tape can only watch what exists
            self.discriminator(self.generator(tf.random.normal((tf.shape(real_images)[0], self.latent_dim))))
        g_loss, d_loss = self._round(real_images)
        return {"generator_loss": g_loss, "discriminator_loss": d_loss}

    def generate(self, n):
        return self.generator(tf.random.normal([n, self.latent_dim]))
