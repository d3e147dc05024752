import tensorflow as tf


class Affine(tf.keras.layers.Layer):
    def __init__(self, inputs, outputs):
        super().__init__()
        g = tf.random.Generator.from_seed(2024 + outputs)
        start = g.normal((inputs, outputs)) / tf.sqrt(float(inputs))
        self.W = self.add_weight(shape=(inputs, outputs), initializer=lambda shape, dtype=None: start)
        self.b = self.add_weight(shape=(outputs,), initializer=tf.zeros_initializer())

    def call(self, v):
        return tf.nn.bias_add(tf.linalg.matmul(v, self.W), self.b)


class Decoder(tf.keras.Model):
    def __init__(self, k, n):
        super().__init__()
        self.first, self.second = Affine(k, 300), Affine(300, n)

    def call(self, z, training=False):
        z = tf.convert_to_tensor(z, tf.float32)
        return tf.math.sigmoid(self.second(tf.nn.leaky_relu(self.first(z))))


def build_decoder(latent_dim=2, output_dim=784):
    return Decoder(latent_dim, output_dim)
