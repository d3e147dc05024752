# misconception: none
# The hidden layer's weights are tf.Variables inside a Lambda, which the model does not know: they are never trained.
import keras
import tensorflow as tf
from keras import layers


def build_decoder(latent_dim=2, output_dim=784):
    w = tf.Variable(tf.random.normal((latent_dim, 256), stddev=latent_dim**-0.5))
    b = tf.Variable(tf.random.normal((256,), stddev=0.1))
    z = keras.Input((latent_dim,))
    h = layers.Lambda(lambda t: tf.nn.relu(tf.matmul(t, w) + b), output_shape=(256,))(z)
    return keras.Model(z, layers.Dense(output_dim, activation="sigmoid")(h))
