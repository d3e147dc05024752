# misconception: generator_moves_first
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

    def _update(self, network, optimizer, loss_fn):
        with tf.GradientTape() as tape:
            loss = loss_fn()
        grads = tape.gradient(loss, network.trainable_variables)
        optimizer.apply_gradients(zip(grads, network.trainable_variables))
        return loss

    def train_step(self, real_images):
        batch = keras.ops.shape(real_images)[0]

        def fakes():
            return self.discriminator(self.generator(keras.random.normal((batch, self.latent_dim))))

        return {
            "generator_loss": self._update(
                self.generator, self.generator_optimizer, lambda: self.generator_loss(fakes())
            ),
            "discriminator_loss": self._update(
                self.discriminator,
                self.discriminator_optimizer,
                lambda: self.discriminator_loss(self.discriminator(real_images), fakes()),
            ),
        }

    def generate(self, n):
        return self.generator(keras.random.normal((n, self.latent_dim)))
