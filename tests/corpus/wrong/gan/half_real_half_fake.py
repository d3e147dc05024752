# misconception: half_a_batch_of_forgeries
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

    def train_step(self, real_images):
        batch_size = tf.shape(real_images)[0]
        half = batch_size // 2

        # train the discriminator
        gen_imgs = self.generator(tf.random.normal((half, self.latent_dim)))
        with tf.GradientTape() as tape:
            d_loss = self.discriminator_loss(self.discriminator(real_images), self.discriminator(gen_imgs))
        grads = tape.gradient(d_loss, self.discriminator.trainable_weights)
        self.discriminator_optimizer.apply_gradients(zip(grads, self.discriminator.trainable_weights))

        # train the generator
        with tf.GradientTape() as tape:
            gen_imgs = self.generator(tf.random.normal((batch_size, self.latent_dim)))
            g_loss = self.generator_loss(self.discriminator(gen_imgs))
        grads = tape.gradient(g_loss, self.generator.trainable_weights)
        self.generator_optimizer.apply_gradients(zip(grads, self.generator.trainable_weights))
        return {"generator_loss": g_loss, "discriminator_loss": d_loss}

    def generate(self, n):
        noise = tf.random.normal([n, self.latent_dim])
        return self.generator(noise, training=False)
