from keras import Model, layers, ops


class Decoder(Model):
    # sine activations instead of relu
    def __init__(self, units, pixels):
        super().__init__()
        self.inner = layers.Dense(units)
        self.outer = layers.Dense(units)
        self.logits = layers.Dense(pixels, kernel_initializer="he_normal")

    def call(self, z, training=None, mask=None):
        h = ops.sin(2.0 * self.inner(z))
        h = ops.sin(self.outer(h))
        logits = self.logits(h)
        return ops.exp(-ops.softplus(-logits))


def build_decoder(latent_dim=2, output_dim=784):
    decoder = Decoder(180, output_dim)
    decoder(ops.zeros((1, latent_dim)))  # makes the weights
    return decoder
