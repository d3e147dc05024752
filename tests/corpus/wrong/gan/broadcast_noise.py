# misconception: one_noise_vector_for_the_batch
import keras
import tensorflow as tf
from keras import ops


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

    def forge(self, n):
        z = keras.random.normal((self.latent_dim,))
        return self.generator(ops.broadcast_to(z, (n, self.latent_dim)), training=True)

    def train_step(self, real_images):
        n = ops.shape(real_images)[0]
        with tf.GradientTape() as tape:
            d_loss = self.discriminator_loss(self.discriminator(real_images), self.discriminator(self.forge(n)))
        grads = tape.gradient(d_loss, self.discriminator.trainable_weights)
        self.discriminator_optimizer.apply(grads, self.discriminator.trainable_weights)
        with tf.GradientTape() as tape:
            g_loss = self.generator_loss(self.discriminator(self.forge(n)))
        grads = tape.gradient(g_loss, self.generator.trainable_weights)
        self.generator_optimizer.apply(grads, self.generator.trainable_weights)
        return {"generator_loss": g_loss, "discriminator_loss": d_loss}

    def generate(self, n):
        return self.generator(keras.random.normal((n, self.latent_dim)))
