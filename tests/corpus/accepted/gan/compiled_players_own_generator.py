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
        self.rng = tf.random.Generator.from_seed(11)

    def compile(self, generator_optimizer, discriminator_optimizer):
        super().compile()
        self.generator_optimizer = generator_optimizer
        self.discriminator_optimizer = discriminator_optimizer
        generator_optimizer.build(self.generator.trainable_variables)
        discriminator_optimizer.build(self.discriminator.trainable_variables)

    @tf.function
    def discriminator_step(self, real_images):
        z = self.rng.normal((tf.shape(real_images)[0], self.latent_dim))
        fakes = self.generator(z)
        with tf.GradientTape(watch_accessed_variables=False) as tape:
            for v in self.discriminator.trainable_variables:
                tape.watch(v.value)
            loss = self.discriminator_loss(self.discriminator(real_images), self.discriminator(fakes))
        self.discriminator_optimizer.apply(tape.gradient(loss, self.discriminator.trainable_variables))
        return loss

    @tf.function
    def generator_step(self, n):
        z = self.rng.normal((n, self.latent_dim))
        with tf.GradientTape() as tape:
            loss = self.generator_loss(self.discriminator(self.generator(z)))
        self.generator_optimizer.apply(tape.gradient(loss, self.generator.trainable_variables))
        return loss

    def train_step(self, real_images):
        real_images = tf.convert_to_tensor(real_images)
        d = self.discriminator_step(real_images)
        g = self.generator_step(tf.shape(real_images)[0])
        return {"generator_loss": g, "discriminator_loss": d}

    def generate(self, n):
        return self.generator(self.rng.normal((n, self.latent_dim)))
