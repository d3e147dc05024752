import tensorflow as tf
from tensorflow.keras.models import Model


class VAE(Model):
    def __init__(self, encoder, decoder, sampling, kl_loss, reconstruction_loss, latent_dim):
        super(VAE, self).__init__()
        self.encoder = encoder
        self.decoder = decoder
        self.sampling = sampling
        self.kl_loss = kl_loss
        self.reconstruction_loss = reconstruction_loss
        self.latent_dim = latent_dim

    def call(self, inputs, training=False):
        mean, log_var = self.encoder(inputs, training=training)
        z = self.sampling([mean, log_var])
        x_hat = self.decoder(z, training=training)
        return x_hat

    def train_step(self, data):
        # keras hands over a tuple when fit is called with a dataset of tuples
        if isinstance(data, tuple):
            data = data[0]
        with tf.GradientTape() as tape:
            mean, log_var = self.encoder(data, training=True)
            z = self.sampling([mean, log_var])
            x_hat = self.decoder(z, training=True)
            rec = self.reconstruction_loss(data, x_hat)
            kl = self.kl_loss(mean, log_var)
            loss = rec + kl
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        return {"loss": loss, "reconstruction_loss": rec, "kl_loss": kl}

    def generate(self, n):
        z = tf.random.normal(shape=(n, self.latent_dim))
        return self.decoder(z, training=False)

    def interpolate(self, a, b, steps):
        pair = tf.stack([tf.convert_to_tensor(a), tf.convert_to_tensor(b)])
        mean, _ = self.encoder(pair, training=False)
        path = tf.linspace(mean[0], mean[1], steps)
        return self.decoder(path, training=False)
