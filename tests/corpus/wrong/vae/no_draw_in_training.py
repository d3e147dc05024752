# misconception: mean_decoded_in_training
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

    def call(self, x, training=None):
        mean, log_var = self.encoder(x, training=training)
        # add noise only when the model is used, in training it makes the loss jump around
        z = mean if training else self.sampling([mean, log_var])
        return self.decoder(z, training=training)

    def train_step(self, data):
        with tf.GradientTape() as tape:
            x_hat = self(data, training=True)
            mean, log_var = self.encoder(data, training=True)
            terms = [self.reconstruction_loss(data, x_hat), self.kl_loss(mean, log_var)]
            loss = sum(terms)
        grads = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply(
            [tf.zeros_like(w) if g is None else g for g, w in zip(grads, self.trainable_weights)], self.trainable_weights
        )
        return {"loss": loss, "reconstruction_loss": terms[0], "kl_loss": terms[1]}

    def generate(self, n):
        return self.decoder(keras.random.normal((n, self.latent_dim)))

    def interpolate(self, a, b, steps):
        first = self.encoder(keras.ops.reshape(a, (1, -1)))[0]
        last = self.encoder(keras.ops.reshape(b, (1, -1)))[0]
        w = keras.ops.reshape(keras.ops.linspace(0.0, 1.0, steps), (steps, 1))
        return self.decoder(first + w * (last - first))
