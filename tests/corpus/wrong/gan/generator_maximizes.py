# misconception: generator_climbs_its_loss
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

    def discriminator_step(self, real):
        noise = tf.random.normal((tf.shape(real)[0], self.latent_dim))
        with tf.GradientTape() as tape:
            loss = self.discriminator_loss(self.discriminator(real), self.discriminator(self.generator(noise)))
        grads = tape.gradient(loss, self.discriminator.trainable_variables)
        self.discriminator_optimizer.apply_gradients(zip(grads, self.discriminator.trainable_variables))
        return loss

    def generator_step(self, n):
        noise = tf.random.normal((n, self.latent_dim))
        with tf.GradientTape() as tape:
            # zero-sum: the generator wants the opposite
            loss = tf.negative(self.generator_loss(self.discriminator(self.generator(noise))))
        grads = tape.gradient(loss, self.generator.trainable_variables)
        self.generator_optimizer.apply_gradients(zip(grads, self.generator.trainable_variables))
        return loss

    def train_step(self, real_images):
        d = self.discriminator_step(real_images)
        g = self.generator_step(tf.shape(real_images)[0])
        return {"discriminator_loss": d, "generator_loss": g}

    def generate(self, n):
        return self.generator(tf.random.normal((n, self.latent_dim)))
