import keras
import tensorflow as tf
from keras import ops


class VAE(keras.Model):
    def __init__(self, encoder, decoder, sampling, kl_loss, reconstruction_loss, latent_dim, **kw):
        super().__init__(**kw)
        self.encoder, self.decoder, self.sampling = encoder, decoder, sampling
        self.kl_loss, self.reconstruction_loss, self.d = kl_loss, reconstruction_loss, latent_dim

    def call(self, x): return self.decoder(self.sampling(self.encoder(x)))

    def train_step(self, x):
        with tf.GradientTape() as t:
            s = self.encoder(x)
            r, k = self.reconstruction_loss(x, self.decoder(self.sampling(s))), self.kl_loss(*s)
            l = r + k
        w = self.trainable_weights
        self.optimizer.apply(t.gradient(l, w), w)
        return dict(loss=l, reconstruction_loss=r, kl_loss=k)

    def generate(self, n): return self.decoder(keras.random.normal((n, self.d)))

    def interpolate(self, a, b, steps):
        m = self.encoder(ops.stack((a, b)))[0]
        return self.decoder(m[0] + ops.linspace(0., 1., steps)[:, None] * (m[1] - m[0]))
