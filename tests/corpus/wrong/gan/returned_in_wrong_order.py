# misconception: reported_losses_exchanged
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

    def _play(self, real_images):
        n = tf.shape(real_images)[0]
        losses = []
        for network, optimizer in (
            (self.discriminator, self.discriminator_optimizer),
            (self.generator, self.generator_optimizer),
        ):
            with tf.GradientTape() as tape:
                fake = self.discriminator(self.generator(keras.random.normal((n, self.latent_dim))))
                if network is self.generator:
                    loss = self.generator_loss(fake)
                else:
                    loss = self.discriminator_loss(self.discriminator(real_images), fake)
            optimizer.apply(tape.gradient(loss, network.trainable_weights), network.trainable_weights)
            losses.append(loss)
        return losses

    def train_step(self, real_images):
        generator_loss, discriminator_loss = self._play(real_images)
        return {"generator_loss": generator_loss, "discriminator_loss": discriminator_loss}

    def generate(self, n):
        return self.generator(keras.random.normal((n, self.latent_dim)))
