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
        # noise -> image -> verdict, for the generator's step
        noise = keras.Input((latent_dim,))
        self.adversarial = keras.Model(noise, discriminator(generator(noise)))

    def compile(self, generator_optimizer, discriminator_optimizer):
        super().compile(optimizer=generator_optimizer)
        self.discriminator_optimizer = discriminator_optimizer

    def train_step(self, real_images):
        batch = tf.shape(real_images)[0]
        with tf.GradientTape() as tape:
            on_real = self.discriminator(real_images, training=True)
            on_fake = self.adversarial(keras.random.normal((batch, self.latent_dim)), training=True)
            d_loss = self.discriminator_loss(on_real, on_fake)
        w = self.discriminator.trainable_weights
        self.discriminator_optimizer.apply_gradients(zip(tape.gradient(d_loss, w), w))

        with tf.GradientTape() as tape:
            g_loss = self.generator_loss(self.adversarial(keras.random.normal((batch, self.latent_dim)), training=True))
        w = self.generator.trainable_weights
        self.optimizer.apply_gradients(zip(tape.gradient(g_loss, w), w))
        return {"generator_loss": g_loss, "discriminator_loss": d_loss}

    def generate(self, n):
        return self.generator(keras.random.normal((n, self.latent_dim)))
