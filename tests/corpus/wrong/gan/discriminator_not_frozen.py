# misconception: discriminator_trained_in_the_generators_step
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

    def train_step(self, real_images):
        n = ops.shape(real_images)[0]

        fake = self.generator(keras.random.normal((n, self.latent_dim)))
        with tf.GradientTape() as tape:
            d_loss = self.discriminator_loss(self.discriminator(real_images), self.discriminator(fake))
        w = self.discriminator.trainable_weights
        self.discriminator_optimizer.apply(tape.gradient(d_loss, w), w)

        # the generator learns through the discriminator, so both are in the chain
        chain = [self.generator, self.discriminator]
        with tf.GradientTape() as tape:
            out = keras.random.normal((n, self.latent_dim))
            for net in chain:
                out = net(out)
            g_loss = self.generator_loss(out)
        w = [v for net in chain for v in net.trainable_weights]
        self.generator_optimizer.apply(tape.gradient(g_loss, w), w)
        return {"generator_loss": g_loss, "discriminator_loss": d_loss}

    def generate(self, n):
        return self.generator(keras.random.normal((n, self.latent_dim)))
