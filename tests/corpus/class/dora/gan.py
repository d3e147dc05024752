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
        size = tf.shape(real_images)[0]
        with tf.GradientTape() as tape:
            fakes = self.generator(tf.random.normal([size, self.latent_dim]), training=True)
            p = self.discriminator(tf.concat([real_images, fakes], 0), training=True)
            d_loss = self.discriminator_loss(p[:size], p[size:])
        grads = tape.gradient(d_loss, self.trainable_variables)
        self.discriminator_optimizer.apply_gradients(zip(grads, self.trainable_variables))

        with tf.GradientTape() as tape:
            fakes = self.generator(tf.random.normal([size, self.latent_dim]), training=True)
            g_loss = self.generator_loss(self.discriminator(fakes, training=True))
        grads = tape.gradient(g_loss, self.generator.trainable_variables)
        self.generator_optimizer.apply_gradients(zip(grads, self.generator.trainable_variables))
        return {"generator_loss": g_loss, "discriminator_loss": d_loss}

    def generate(self, n):
        noise = tf.random.normal([n, self.latent_dim])
        return self.generator(noise, training=False)
