"""GAN in the style of the Keras code example "DCGAN to generate face images"."""
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
        self.seed_generator = keras.random.SeedGenerator(1337)

    def compile(self, generator_optimizer, discriminator_optimizer):
        super().compile()
        self.g_optimizer = generator_optimizer
        self.d_optimizer = discriminator_optimizer
        self.g_loss_metric = keras.metrics.Mean(name="generator_loss")
        self.d_loss_metric = keras.metrics.Mean(name="discriminator_loss")

    @property
    def metrics(self):
        return [self.g_loss_metric, self.d_loss_metric]

    def train_step(self, real_images):
        # Sample random points in the latent space
        batch_size = ops.shape(real_images)[0]
        random_latent_vectors = keras.random.normal(shape=(batch_size, self.latent_dim), seed=self.seed_generator)

        # Decode them to fake images
        generated_images = self.generator(random_latent_vectors)

        # Combine them with real images
        combined_images = ops.concatenate([generated_images, real_images], axis=0)

        # Train the discriminator
        with tf.GradientTape() as tape:
            predictions = self.discriminator(combined_images)
            d_loss = self.discriminator_loss(predictions[batch_size:], predictions[:batch_size])
        grads = tape.gradient(d_loss, self.discriminator.trainable_weights)
        self.d_optimizer.apply_gradients(zip(grads, self.discriminator.trainable_weights))

        # Sample random points in the latent space
        random_latent_vectors = keras.random.normal(shape=(batch_size, self.latent_dim), seed=self.seed_generator)

        # Train the generator (note that we should *not* update the weights of the discriminator)!
        with tf.GradientTape() as tape:
            predictions = self.discriminator(self.generator(random_latent_vectors))
            g_loss = self.generator_loss(predictions)
        grads = tape.gradient(g_loss, self.generator.trainable_weights)
        self.g_optimizer.apply_gradients(zip(grads, self.generator.trainable_weights))

        # Update metrics and return their value.
        self.g_loss_metric.update_state(g_loss)
        self.d_loss_metric.update_state(d_loss)
        return {
            "generator_loss": self.g_loss_metric.result(),
            "discriminator_loss": self.d_loss_metric.result(),
        }

    def generate(self, n):
        return self.generator(keras.random.normal(shape=(n, self.latent_dim), seed=self.seed_generator))
