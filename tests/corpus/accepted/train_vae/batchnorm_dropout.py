import keras
import tensorflow as tf
from keras import layers, ops

LATENT = 16


class VAE(keras.Model):
    def __init__(self, encoder, decoder, **kwargs):
        super().__init__(**kwargs)
        self.encoder, self.decoder = encoder, decoder
        self.seed_generator = keras.random.SeedGenerator(5)

    def call(self, x):
        return self.decoder(self.encoder(x)[0])

    def train_step(self, x):
        with tf.GradientTape() as tape:
            mean, log_var = self.encoder(x, training=True)
            eps = keras.random.normal(ops.shape(mean), seed=self.seed_generator)
            x_hat = self.decoder(mean + eps * ops.exp(0.5 * log_var), training=True)
            reconstruction = ops.mean(ops.sum(keras.losses.binary_crossentropy(x[..., None], x_hat[..., None]), axis=1))
            kl = ops.mean(0.5 * ops.sum(ops.square(mean) + ops.exp(log_var) - log_var - 1, axis=1))
            total = reconstruction + kl
        variables = self.trainable_variables
        self.optimizer.apply(tape.gradient(total, variables), variables)
        return {"loss": total, "reconstruction_loss": reconstruction, "kl_loss": kl}


def build_vae():
    encoder_input = keras.Input((784,))
    hidden = layers.Dropout(0.02)(encoder_input)
    hidden = layers.Dense(64, use_bias=False)(hidden)
    hidden = layers.BatchNormalization()(hidden)
    hidden = layers.LeakyReLU(0.1)(hidden)
    heads = [layers.Dense(LATENT, name=name)(hidden) for name in ("mean", "log_var")]
    encoder = keras.Model(encoder_input, heads)
    decoder = keras.Sequential(
        [keras.Input((LATENT,)), layers.Dense(64, activation="relu"), layers.Dense(784, activation="sigmoid")]
    )
    vae = VAE(encoder, decoder)
    vae.compile(keras.optimizers.Adam(3e-3))
    return vae
