import tensorflow as tf
from tensorflow import keras


class VAE(keras.Model):
    def __init__(self, encoder, decoder, sampling, kl_loss, reconstruction_loss, latent_dim, **kwargs):
        super().__init__(**kwargs)
        self.encoder = encoder
        self.decoder = decoder
        self.sampling = sampling
        self.kl_loss = kl_loss
        self.reconstruction_loss = reconstruction_loss
        self.latent_dim = latent_dim

    def call(self, x):
        mean, log_var = self.encoder(x)
        return self.decoder(self.sampling([mean, log_var]))

    @tf.function
    def train_step(self, data):
        with tf.GradientTape() as tape:
            mean, log_var = self.encoder(data, training=True)
            z = self.sampling([mean, log_var])
            recon = self.reconstruction_loss(data, self.decoder(z, training=True))
            kl = self.kl_loss(mean, log_var)
            loss = recon + kl
        variables = self.encoder.trainable_variables + self.decoder.trainable_variables
        # two tapes are not needed: the sum of the gradients is the gradient of the sum
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return {"loss": loss, "reconstruction_loss": recon, "kl_loss": kl}

    def generate(self, n):
        seed = tf.random.uniform((2,), maxval=10**9, dtype=tf.int32)
        return self.decoder(tf.random.stateless_normal((n, self.latent_dim), seed=seed))

    def interpolate(self, a, b, steps):
        (za, zb), _ = self.encoder(tf.stack([a, b]))
        return self.decoder(tf.stack([za + (zb - za) * t for t in tf.unstack(tf.linspace(0.0, 1.0, steps))]))
