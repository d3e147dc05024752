# misconception: loss_arguments_exchanged
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
        self.d_metric = keras.metrics.Mean(name="discriminator_loss")
        self.g_metric = keras.metrics.Mean(name="generator_loss")

    @property
    def metrics(self):
        return [self.d_metric, self.g_metric]

    def train_step(self, real_images):
        batch_size = ops.shape(real_images)[0]
        generated_images = self.generator(keras.random.normal((batch_size, self.latent_dim)))
        combined_images = ops.concatenate([generated_images, real_images], axis=0)
        with tf.GradientTape() as tape:
            predictions = self.discriminator(combined_images)
            d_loss = self.discriminator_loss(predictions[:batch_size], predictions[batch_size:])
        grads = tape.gradient(d_loss, self.discriminator.trainable_weights)
        self.discriminator_optimizer.apply_gradients(zip(grads, self.discriminator.trainable_weights))

        with tf.GradientTape() as tape:
            predictions = self.discriminator(self.generator(keras.random.normal((batch_size, self.latent_dim))))
            g_loss = self.generator_loss(predictions)
        grads = tape.gradient(g_loss, self.generator.trainable_weights)
        self.generator_optimizer.apply_gradients(zip(grads, self.generator.trainable_weights))

        self.d_metric.update_state(d_loss)
        self.g_metric.update_state(g_loss)
        return {"generator_loss": self.g_metric.result(), "discriminator_loss": self.d_metric.result()}

    def generate(self, n):
        return self.generator(keras.random.normal((n, self.latent_dim)))
