"""A single head that is split, and the loss from logits."""

import keras
import tensorflow as tf

D = 20


class Halves(keras.layers.Layer):
    def call(self, h):
        return h[:, :D], h[:, D:]


class VAE(keras.Model):
    def __init__(self):
        super().__init__()
        layers = keras.layers
        self.encoder = keras.Sequential(
            [keras.Input((784,)), layers.Dense(64, "swish"), layers.Dense(2 * D), Halves()]
        )
        self.logits = keras.Sequential([keras.Input((D,)), layers.Dense(64, "swish"), layers.Dense(784)])
        z = keras.Input((D,))
        self.decoder = keras.Model(z, layers.Activation("sigmoid")(self.logits(z)))

    def train_step(self, x):
        with tf.GradientTape() as tape:
            mean, log_var = self.encoder(x)
            z = tf.random.normal(tf.shape(mean)) * tf.exp(log_var * 0.5) + mean
            bce = tf.nn.sigmoid_cross_entropy_with_logits(labels=x, logits=self.logits(z))
            rec = tf.reduce_mean(tf.reduce_sum(bce, -1))
            kl = tf.reduce_mean(tf.reduce_sum(mean**2 + tf.exp(log_var) - 1.0 - log_var, -1)) / 2.0
            loss = rec + kl
        w = self.encoder.trainable_weights + self.logits.trainable_weights
        self.optimizer.apply_gradients(zip(tape.gradient(loss, w), w))
        return dict(loss=loss, reconstruction_loss=rec, kl_loss=kl)


def build_vae():
    vae = VAE()
    vae.compile(keras.optimizers.Nadam(2e-3))
    return vae
