import keras


class Discriminator(keras.Model):
    """No weights until it sees the first image."""

    def __init__(self):
        super().__init__(name="D")
        self.c1 = keras.layers.Conv2D(16, 5, 2, padding="same", activation="leaky_relu")
        self.c2 = keras.layers.Conv2D(32, 5, 2, padding="same", activation="leaky_relu")
        self.flat = keras.layers.Flatten()
        self.drop = keras.layers.Dropout(0.25)
        self.out = keras.layers.Dense(1)

    def call(self, images, training=None):
        h = self.flat(self.c2(self.c1(images)))
        return keras.ops.sigmoid(self.out(self.drop(h, training=training)))


def build_discriminator():
    return Discriminator()
