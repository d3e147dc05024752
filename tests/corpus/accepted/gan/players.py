"""Two players, each with a network, an optimizer and a loss: the GAN only says whose turn it is."""

import keras
import numpy as np
import tensorflow as tf


class Player:
    def __init__(self, network):
        self.network = network
        self.optimizer = None

    def turn(self, loss_function):
        weights = self.network.trainable_variables
        with tf.GradientTape() as tape:
            loss = loss_function()
        gradients = tape.gradient(loss, weights)
        self.optimizer.apply_gradients([(g, w) for g, w in zip(gradients, weights) if g is not None])
        return loss


class GAN(keras.Model):
    def __init__(self, generator, discriminator, latent_dim, generator_loss, discriminator_loss, **kwargs):
        super().__init__(**kwargs)
        self.generator = generator
        self.discriminator = discriminator
        self.latent_dim = latent_dim
        self.generator_loss = generator_loss
        self.discriminator_loss = discriminator_loss
        self.forger = Player(generator)
        self.judge = Player(discriminator)

    def compile(self, generator_optimizer, discriminator_optimizer):
        super().compile()
        self.forger.optimizer = generator_optimizer
        self.judge.optimizer = discriminator_optimizer

    def forge(self, n, training=False):
        return self.generator(tf.random.normal((n, self.latent_dim)), training=training)

    def judge_loss(self, real_images):
        fakes = self.forge(tf.shape(real_images)[0], training=True)
        fake_probability = self.discriminator(fakes, training=True)
        real_probability = self.discriminator(real_images, training=True)
        return self.discriminator_loss(real_probability, fake_probability)

    def forger_loss(self, n):
        return self.generator_loss(self.discriminator(self.forge(n, training=True), training=True))

    def train_step(self, real_images):
        n = tf.shape(real_images)[0]
        judged = self.judge.turn(lambda: self.judge_loss(real_images))
        forged = self.forger.turn(lambda: self.forger_loss(n))
        return {"generator_loss": forged, "discriminator_loss": judged}

    def generate(self, n):
        noise = np.random.normal(0, 1, (n, self.latent_dim))
        return self.generator.predict(noise, verbose=0)
