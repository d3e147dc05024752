import tensorflow as tf
from tensorflow.keras.models import Model


class GAN(Model):
    def __init__(self, generator, discriminator, latent_dim, generator_loss, discriminator_loss, *args, **kwargs):
        # pass through args and kwargs to base class
        super().__init__(*args, **kwargs)

        # create attributes for gen and disc
        self.generator = generator
        self.discriminator = discriminator
        self.latent_dim = latent_dim
        self.g_loss = generator_loss
        self.d_loss = discriminator_loss

    def compile(self, generator_optimizer, discriminator_optimizer, *args, **kwargs):
        # compile with base class
        super().compile(*args, **kwargs)
        self.g_opt = generator_optimizer
        self.d_opt = discriminator_optimizer

    def train_step(self, batch):
        # get the data
        real_images = batch
        if isinstance(real_images, (tuple, list)):
            real_images = real_images[0]
        n = tf.shape(real_images)[0]

        fake_images = self.generator(tf.random.normal((n, self.latent_dim)), training=False)

        # train the discriminator
        with tf.GradientTape() as d_tape:
            # pass the real and fake images to the discriminator model
            yhat_real = self.discriminator(real_images, training=True)
            yhat_fake = self.discriminator(fake_images, training=True)
            total_d_loss = self.d_loss(yhat_real, yhat_fake)

        # apply backpropagation - nn learn
        dgrad = d_tape.gradient(total_d_loss, self.discriminator.trainable_variables)
        self.d_opt.apply_gradients(zip(dgrad, self.discriminator.trainable_variables))

        # train the generator
        with tf.GradientTape() as g_tape:
            # generate some new images
            gen_images = self.generator(tf.random.normal((n, self.latent_dim)), training=True)
            # create the predicted labels
            predicted_labels = self.discriminator(gen_images, training=False)
            total_g_loss = self.g_loss(predicted_labels)

        # apply backprop
        ggrad = g_tape.gradient(total_g_loss, self.generator.trainable_variables)
        self.g_opt.apply_gradients(zip(ggrad, self.generator.trainable_variables))

        return {"discriminator_loss": total_d_loss, "generator_loss": total_g_loss}

    def generate(self, n):
        return self.generator(tf.random.normal((n, self.latent_dim)), training=False)
