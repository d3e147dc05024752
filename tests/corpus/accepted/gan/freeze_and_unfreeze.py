# like the classic keras recipe, where the discriminator is frozen while the generator trains
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

    def train_step(self, real_images):
        batch = tf.shape(real_images)[0]

        # ---- discriminator ----
        self.discriminator.trainable = True
        self.generator.trainable = False
        with tf.GradientTape() as tape:
            forged = self.generator(tf.random.normal([batch, self.latent_dim]))
            p_real = self.discriminator(real_images)
            p_fake = self.discriminator(forged)
            d_loss = self.discriminator_loss(p_real, p_fake)
        grads = tape.gradient(d_loss, self.trainable_weights)
        self.discriminator_optimizer.apply_gradients(zip(grads, self.trainable_weights))

        # ---- generator ----
        self.discriminator.trainable = False
        self.generator.trainable = True
        with tf.GradientTape() as tape:
            forged = self.generator(tf.random.normal([batch, self.latent_dim]))
            p_fake = self.discriminator(forged)
            g_loss = self.generator_loss(p_fake)
        grads = tape.gradient(g_loss, self.trainable_weights)
        self.generator_optimizer.apply_gradients(zip(grads, self.trainable_weights))

        self.discriminator.trainable = True
        return {"generator_loss": g_loss, "discriminator_loss": d_loss}

    def generate(self, n):
        return self.generator(tf.random.normal([n, self.latent_dim]))
