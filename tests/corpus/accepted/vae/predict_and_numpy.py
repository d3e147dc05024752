import keras
import numpy as np
import tensorflow as tf


class VAE(keras.Model):
    def __init__(self, encoder, decoder, sampling, kl_loss, reconstruction_loss, latent_dim, **kwargs):
        super().__init__(**kwargs)
        self.encoder = encoder
        self.decoder = decoder
        self.sampling = sampling
        self.kl_loss = kl_loss
        self.reconstruction_loss = reconstruction_loss
        self.latent_dim = latent_dim
        self.rng = np.random.default_rng(2024)

    def call(self, x):
        out = self.encoder(x)
        mean, log_var = out[0], out[1]
        return self.decoder(self.sampling([mean, log_var]))

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            out = self.encoder(data, training=True)
            mean, log_var = out[0], out[1]
            x_hat = self.decoder(self.sampling([mean, log_var]), training=True)
            rec_loss = self.reconstruction_loss(data, x_hat)
            kl_loss = self.kl_loss(mean, log_var)
            loss = rec_loss + kl_loss
        enc_grads = tape.gradient(loss, self.encoder.trainable_variables)
        dec_grads = tape.gradient(loss, self.decoder.trainable_variables)
        del tape
        self.optimizer.apply_gradients(
            zip(enc_grads + dec_grads, self.encoder.trainable_variables + self.decoder.trainable_variables)
        )
        return {"loss": loss, "reconstruction_loss": rec_loss, "kl_loss": kl_loss}

    def generate(self, n):
        # generating needs no gradients, plain numpy is fine
        z = self.rng.standard_normal((n, self.latent_dim))
        return self.decoder.predict(z.astype("float32"), verbose=0)

    def interpolate(self, a, b, steps):
        means, _ = self.encoder.predict(np.stack([np.array(a), np.array(b)]), verbose=0)
        line = np.array([(1 - t) * means[0] + t * means[1] for t in np.linspace(0, 1, steps)])
        return self.decoder.predict(line.astype("float32"), verbose=0)
