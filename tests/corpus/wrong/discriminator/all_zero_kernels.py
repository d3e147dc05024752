# misconception: weights_start_at_zero
import tensorflow as tf


class D(tf.keras.Model):
    def __init__(self):
        super().__init__()
        zero = tf.keras.initializers.Zeros()
        self.c1 = tf.keras.layers.Conv2D(16, 4, 2, padding="same", activation="relu", kernel_initializer=zero)
        self.c2 = tf.keras.layers.Conv2D(32, 4, 2, padding="same", activation="relu", kernel_initializer=zero)
        self.fl = tf.keras.layers.Flatten()
        self.fc = tf.keras.layers.Dense(1, activation="sigmoid", kernel_initializer=zero)

    def call(self, x):
        return self.fc(self.fl(self.c2(self.c1(x))))


def build_discriminator():
    return D()
