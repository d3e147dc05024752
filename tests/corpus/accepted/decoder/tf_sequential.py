import tensorflow as tf
from tensorflow.keras import layers


def build_decoder(latent_dim=2, output_dim=784):
    model = tf.keras.models.Sequential(name="decoder")
    model.add(layers.InputLayer(shape=(latent_dim,)))
    model.add(layers.Dense(400, activation="tanh"))
    model.add(layers.Dense(output_dim, activation="sigmoid"))
    return model
