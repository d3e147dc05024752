# misconception: reconstruction_arguments_exchanged
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
        return self.decoder(self.sampling(list(self.encoder(x))))

    def train_step(self, images):
        w = self.trainable_weights
        with tf.GradientTape() as tape:
            mean, log_var = self.encoder(images)
            output = self.decoder(self.sampling([mean, log_var]))
            r = self.reconstruction_loss(output, images)
            k = self.kl_loss(mean, log_var)
            total = r + k
        self.optimizer.apply(tape.gradient(total, w), w)
        return {"loss": total, "reconstruction_loss": r, "kl_loss": k}

    def generate(self, n):
        return self.decoder(keras.random.normal((n, self.latent_dim)))

    def interpolate(self, a, b, steps):
        m, _ = self.encoder(tf.stack((a, b)))
        return self.decoder(tf.linspace(m[0], m[1], steps, axis=0))
