"""A mixture of Bernoullis: K experts draw, a gate says how much each of them counts at z."""
import keras
from keras import layers, ops


class Mixture(layers.Layer):
    """sum_k gate_k(z) * sigmoid(logits_k(z)); a convex combination, thus a probability."""

    def call(self, inputs):
        gate, logits = inputs  # (batch, K), (batch, K, pixels)
        return ops.einsum("bk,bkp->bp", ops.softmax(gate), ops.sigmoid(logits))


def build_decoder(latent_dim=2, output_dim=784, experts=3):
    z = keras.Input((latent_dim,), name="z")
    trunk = layers.Dense(96, activation="tanh")(z)
    gate = layers.Dense(experts)(trunk)
    logits = layers.Dense(experts * output_dim)(trunk)
    logits = layers.Reshape((experts, output_dim))(logits)
    return keras.Model(z, Mixture()([gate, logits]), name="p_x_given_z")
