import keras
import tensorflow as tf
from keras import ops


class GAN(keras.Model):
    def __init__(self, generator, discriminator, latent_dim, generator_loss, discriminator_loss, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.generator = generator
        self.discriminator = discriminator
        self.latent_dim = latent_dim
        self.generator_loss = generator_loss
        self.discriminator_loss = discriminator_loss
        self.noise_seed = keras.random.SeedGenerator(seed)
        self.trackers = [keras.metrics.Mean("generator_loss"), keras.metrics.Mean("discriminator_loss")]

    def compile(self, generator_optimizer, discriminator_optimizer):
        super().compile(loss=None)
        self.generator_optimizer = generator_optimizer
        self.discriminator_optimizer = discriminator_optimizer

    @property
    def metrics(self):
        return self.trackers

    def draw(self, *shape):
        return keras.random.normal((*shape, self.latent_dim), seed=self.noise_seed)

    def train_step(self, real_images):
        size = ops.shape(real_images)[0]
        # two sheets of noise, one for each player
        noise = self.draw(2, size)

        with tf.GradientTape() as tape:
            both = ops.concatenate([real_images, self.generator(noise[0], training=True)], axis=0)
            answers = self.discriminator(both, training=True)
            real, fake = answers[:size], answers[size:]
            d_loss = self.discriminator_loss(real_probability=real, fake_probability=fake)
        gradients = tape.gradient(d_loss, self.discriminator.trainable_weights)
        self.discriminator_optimizer.apply(gradients, self.discriminator.trainable_weights)

        with tf.GradientTape() as tape:
            fake = self.discriminator(self.generator(noise[1], training=True), training=True)
            g_loss = self.generator_loss(fake_probability=fake)
        gradients = tape.gradient(g_loss, self.generator.trainable_weights)
        self.generator_optimizer.apply(gradients, self.generator.trainable_weights)

        for tracker, value in zip(self.trackers, (g_loss, d_loss)):
            tracker.update_state(value)
        return {tracker.name: tracker.result() for tracker in self.trackers}

    def generate(self, n):
        return self.generator(self.draw(n))
