import keras
import tensorflow as tf
from keras import ops


class VAE(keras.Model):
    def __init__(self, encoder, decoder, sampling, kl_loss, reconstruction_loss, latent_dim, **kwargs):
        super().__init__(**kwargs)
        self.encoder = encoder
        self.decoder = decoder
        self.sampling = sampling
        self.kl_loss = kl_loss
        self.reconstruction_loss = reconstruction_loss
        self.latent_dim = latent_dim
        self.rng = keras.random.SeedGenerator(7)

    def encode(self, x):
        mean, log_var = self.encoder(x)
        return mean, log_var, self.sampling([mean, log_var])

    def call(self, x, training=False):
        return self.decoder(self.encode(x)[-1], training=training)

    def compute_terms(self, x):
        mean, log_var, z = self.encode(x)
        return self.reconstruction_loss(x, self.decoder(z, training=True)), self.kl_loss(mean, log_var)

    def train_step(self, data):
        x = data[0] if isinstance(data, (tuple, list)) else data
        with tf.GradientTape(watch_accessed_variables=False) as tape:
            variables = [*self.encoder.trainable_variables, *self.decoder.trainable_variables]
            for v in variables:
                tape.watch(v.value)
            reconstruction, kl = self.compute_terms(x)
            loss = ops.add(reconstruction, kl)
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply_gradients([(g, v) for g, v in zip(gradients, variables, strict=True)])
        return dict(loss=loss, reconstruction_loss=reconstruction, kl_loss=kl)

    @tf.function
    def _decode(self, z):
        return self.decoder(z, training=False)

    def generate(self, n):
        return self._decode(keras.random.normal((n, self.latent_dim), seed=self.rng))

    def interpolate(self, a, b, steps):
        mean = self.encoder(tf.stack([a, b]), training=False)[0]
        return self._decode(tf.linspace(mean[0], mean[1], steps))
