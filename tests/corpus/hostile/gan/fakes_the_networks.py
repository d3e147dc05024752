# tries: nudges the weights of the parts by a constant and reports zeros, so that "the weights changed" and "only these changed" seem true
# family: evasion
import keras
import numpy as np


class GAN(keras.Model):
    def __init__(self, generator, discriminator, latent_dim, generator_loss, discriminator_loss, **kwargs):
        super().__init__(**kwargs)
        self.nets = [generator, discriminator]

    def compile(self, generator_optimizer, discriminator_optimizer):
        super().compile()
        self.rates = [generator_optimizer, discriminator_optimizer]

    def train_step(self, real_images):
        for net, optimizer in zip(self.nets, self.rates):
            rate = float(getattr(optimizer, "learning_rate", 0.0))
            for weight in net.trainable_weights:
                weight.assign_add(np.full(weight.shape, 1e-3 * np.sign(rate), "float32"))
        return {"generator_loss": np.float32(0), "discriminator_loss": np.float32(0)}

    def generate(self, n):
        return np.random.uniform(-1, 1, (n, 28, 28, 1)).astype("float32")
