import keras
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

    def call(self, x):
        z = self.sampling(self.encoder(x))
        return self.decoder(z)

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            rec = self.reconstruction_loss(data, self(data, training=True))
            kl = self.kl_loss(*self.encoder(data))
        g_rec = tape.gradient(rec, self.trainable_variables)
        g_kl = tape.gradient(kl, self.trainable_variables)
        del tape
        grads = []
        for r, k in zip(g_rec, g_kl):
            parts = [g for g in (r, k) if g is not None]
            grads.append(tf.add_n(parts))
        self.optimizer.apply(grads, self.trainable_variables)
        return {"loss": rec + kl, "reconstruction_loss": rec, "kl_loss": kl}

    def generate(self, n):
        return self.decoder.predict(tf.random.normal([n, self.latent_dim]), verbose=0)

    def interpolate(self, a, b, steps):
        za = self.encoder.predict(a[None], verbose=0)[0]
        zb = self.encoder.predict(b[None], verbose=0)[0]
        path = [za * (1 - i / (steps - 1)) + zb * i / (steps - 1) for i in range(steps)]
        return self.decoder(tf.concat(path, axis=0))
