import keras


class Generator(keras.Model):
    def __init__(self, latent_dim):
        super().__init__()
        self.latent_dim = latent_dim
        self.fc = keras.layers.Dense(7 * 7 * 24)
        self.bn0 = keras.layers.BatchNormalization()
        self.up1 = keras.layers.Conv2DTranspose(24, 4, strides=2, padding="same")
        self.bn1 = keras.layers.BatchNormalization()
        self.up2 = keras.layers.Conv2DTranspose(1, 4, strides=2, padding="same")

    def call(self, z, training=False):
        x = keras.ops.relu(self.bn0(self.fc(z), training=training))
        x = keras.ops.reshape(x, (-1, 7, 7, 24))
        x = keras.ops.relu(self.bn1(self.up1(x), training=training))
        return keras.ops.tanh(self.up2(x))


def build_generator(latent_dim=64):
    return Generator(latent_dim)
