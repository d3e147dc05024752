# misconception: both_players_move_at_once
import tensorflow as tf
from keras import Model, random


class GAN(Model):
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
        with tf.GradientTape(persistent=True) as tape:
            fake_for_d = self.generator(random.normal((n, self.latent_dim)), training=True)
            fake_for_g = self.generator(random.normal((n, self.latent_dim)), training=True)
            d_loss = self.discriminator_loss(self.discriminator(real_images), self.discriminator(fake_for_d))
            g_loss = self.generator_loss(self.discriminator(fake_for_g))
        for loss, net, optimizer in (
            (d_loss, self.discriminator, self.discriminator_optimizer),
            (g_loss, self.generator, self.generator_optimizer),
        ):
            optimizer.apply(tape.gradient(loss, net.trainable_weights), net.trainable_weights)
        return {"generator_loss": g_loss, "discriminator_loss": d_loss}

    def generate(self, n):
        return self.generator(random.normal((n, self.latent_dim)))
