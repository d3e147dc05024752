# misconception: same_noise_in_every_step
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

    def training_noise(self, n):
        # stateless, so that every run gives the same result
        return tf.random.stateless_normal((n, self.latent_dim), seed=(1, 2))

    def _step(self, network, optimizer, loss_function):
        with tf.GradientTape() as tape:
            loss = loss_function()
        optimizer.apply(tape.gradient(loss, network.trainable_variables), network.trainable_variables)
        return loss

    def train_step(self, real_images):
        n = tf.shape(real_images)[0]
        judge_fakes = lambda: self.discriminator(self.generator(self.training_noise(n), training=True), training=True)
        d_loss = self._step(
            self.discriminator,
            self.discriminator_optimizer,
            lambda: self.discriminator_loss(self.discriminator(real_images, training=True), judge_fakes()),
        )
        g_loss = self._step(self.generator, self.generator_optimizer, lambda: self.generator_loss(judge_fakes()))
        return {"generator_loss": g_loss, "discriminator_loss": d_loss}

    def generate(self, n):
        return self.generator(tf.random.normal((n, self.latent_dim)))
