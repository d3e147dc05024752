# misconception: missing_last_axis
import tensorflow as tf

L = tf.keras.layers


class D(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.stack = [L.Conv2D(16, 3, 2, activation="relu"), L.Conv2D(32, 3, 2, activation="relu"),
                      L.GlobalAveragePooling2D(), L.Dense(1, activation="sigmoid")]

    def call(self, x):
        for layer in self.stack:
            x = layer(x)
        return tf.squeeze(x, axis=-1)


def build_discriminator():
    return D()
