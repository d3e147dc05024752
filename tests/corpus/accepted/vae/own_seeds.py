import keras
import tensorflow as tf
from keras import ops

keras.utils.set_random_seed(1234)


class VAE(keras.Model):
    def __init__(self, encoder, decoder, sampling, kl_loss, reconstruction_loss, latent_dim, seed=7, **kwargs):
        super().__init__(**kwargs)
        self.encoder = encoder
        self.decoder = decoder
        self.sampling = sampling
        self.kl_loss = kl_loss
        self.reconstruction_loss = reconstruction_loss
        self.latent_dim = latent_dim
        self.seed_generator = keras.random.SeedGenerator(seed)

    def call(self, x):
        return self.decoder(self.sampling(list(self.encoder(x))))

    def train_step(self, data):
        with tf.GradientTape() as tape:
            mean, log_var = self.encoder(data, training=True)
            z = self.sampling([mean, log_var], training=True)
            recon = self.reconstruction_loss(x=data, x_hat=self.decoder(z, training=True))
            kl = self.kl_loss(mean=mean, log_var=log_var)
            loss = ops.sum(ops.stack([recon, kl]))
        self.optimizer.apply(tape.gradient(loss, self.trainable_variables), self.trainable_variables)
        return {"loss": loss, "reconstruction_loss": recon, "kl_loss": kl}

    def generate(self, n):
        # the state of the seed generator moves on, so each call gives new images
        noise = keras.random.normal((n, self.latent_dim), seed=self.seed_generator)
        return self.decoder(noise)

    def interpolate(self, a, b, steps):
        mean, _ = self.encoder(ops.stack([ops.convert_to_tensor(a), ops.convert_to_tensor(b)], axis=0))
        return self.decoder(ops.linspace(mean[0], mean[1], num=steps, axis=0))
