import keras
from keras import layers, ops


class Sampling(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.generator = keras.random.SeedGenerator(11)

    def call(self, inputs):
        mean, log_var = inputs
        return mean + ops.exp(log_var / 2) * keras.random.normal(ops.shape(mean), seed=self.generator)


class DropoutVAE(keras.Model):
    def __init__(self, encoder, decoder):
        super().__init__()
        self.encoder = encoder
        self.sampling = Sampling()
        self.decoder = decoder

    def compute_terms(self, images, training):
        mean, log_var = self.encoder(images, training=training)
        x_hat = self.decoder(self.sampling([mean, log_var]), training=training)
        x_hat = ops.clip(x_hat, 1e-7, 1 - 1e-7)
        log_likelihood = images * ops.log(x_hat) + (1 - images) * ops.log(1 - x_hat)
        kl = 0.5 * ops.sum(mean**2 + ops.exp(log_var) - 1 - log_var, axis=-1)
        return -ops.mean(ops.sum(log_likelihood, axis=-1)), ops.mean(kl)

    def train_step(self, images):
        import tensorflow as tf

        with tf.GradientTape() as tape:
            reconstruction, kl = self.compute_terms(images, training=True)
            loss = reconstruction + kl
        gradients = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_weights))
        return {"loss": loss, "reconstruction_loss": reconstruction, "kl_loss": kl}


def build_vae():
    image = keras.Input((784,))
    x = layers.Dense(128, activation="relu")(image)
    x = layers.Dropout(0.2)(x)
    encoder = keras.Model(image, [layers.Dense(16)(x), layers.Dense(16)(x)])
    decoder = keras.Sequential(
        [
            keras.Input((16,)),
            layers.Dense(128, activation="relu"),
            layers.Dropout(0.2),
            layers.Dense(784, activation="sigmoid"),
        ]
    )
    model = DropoutVAE(encoder, decoder)
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=2e-3))
    return model
