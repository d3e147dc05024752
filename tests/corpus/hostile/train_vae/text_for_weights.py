# tries: hands in a text that is called weights
# family: files
import keras
import tensorflow as tf
from keras import layers, ops


class Sampling(layers.Layer):
    def call(self, inputs):
        mean, log_var = inputs
        return mean + ops.exp(log_var / 2) * keras.random.normal(ops.shape(mean))


class VAE(keras.Model):
    def __init__(self, encoder, decoder):
        super().__init__()
        self.encoder = encoder
        self.decoder = decoder
        self.sampling = Sampling()

    def call(self, x):
        return self.decoder(self.sampling(self.encoder(x)))

    def train_step(self, x):
        with tf.GradientTape() as tape:
            mean, log_var = self.encoder(x, training=True)
            x_hat = ops.clip(self.decoder(self.sampling([mean, log_var]), training=True), 1e-7, 1 - 1e-7)
            rec = -ops.mean(ops.sum(x * ops.log(x_hat) + (1 - x) * ops.log(1 - x_hat), axis=1))
            kl = 0.5 * ops.mean(ops.sum(mean**2 + ops.exp(log_var) - 1 - log_var, axis=1))
            loss = rec + kl
        grads = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(grads, self.trainable_weights))
        return {"loss": loss, "reconstruction_loss": rec, "kl_loss": kl}


def build_vae():
    x = keras.Input((784,))
    h = layers.Dense(64, activation="relu")(x)
    encoder = keras.Model(x, [layers.Dense(16)(h), layers.Dense(16)(h)])
    z = keras.Input((16,))
    h = layers.Dense(64, activation="relu")(z)
    decoder = keras.Model(z, layers.Dense(784, activation="sigmoid")(h))
    vae = VAE(encoder, decoder)
    vae.compile(keras.optimizers.Adam(3e-3))
    return vae
