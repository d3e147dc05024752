# misconception: decoder_left_out_of_the_update
import tensorflow as tf
from tensorflow.keras.models import Model


class VAE(Model):
    def __init__(self, encoder, decoder, sampling, kl_loss, reconstruction_loss, latent_dim, **kwargs):
        super().__init__(**kwargs)
        self.encoder = encoder
        self.decoder = decoder
        self.sampling = sampling
        self.kl_loss = kl_loss
        self.reconstruction_loss = reconstruction_loss
        self.latent_dim = latent_dim

    def call(self, inputs):
        mean, log_var = self.encoder(inputs)
        return self.decoder(self.sampling((mean, log_var)))

    def train_step(self, data):
        x = data[0] if isinstance(data, tuple) else data
        with tf.GradientTape() as tape:
            mean, log_var = self.encoder(x, training=True)
            recon = self.decoder(self.sampling((mean, log_var)), training=True)
            recon_loss = self.reconstruction_loss(x, recon)
            kl = self.kl_loss(mean, log_var)
            total = recon_loss + kl
        enc_vars = self.encoder.trainable_variables
        enc_grads = tape.gradient(total, enc_vars)
        self.optimizer.apply_gradients(zip(enc_grads, enc_vars))
        return {"loss": total, "reconstruction_loss": recon_loss, "kl_loss": kl}

    def generate(self, n):
        return self.decoder(tf.random.normal(shape=(n, self.latent_dim)))

    def interpolate(self, a, b, steps):
        mean, _ = self.encoder(tf.stack([a, b], axis=0))
        alphas = tf.linspace(0.0, 1.0, steps)
        return self.decoder(tf.stack([(1 - t) * mean[0] + t * mean[1] for t in alphas]))
