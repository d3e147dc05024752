# misconception: relu_output
import keras as k
def build_autoencoder(input_dim=784, latent_dim=32):
    d = lambda n: k.layers.Dense(n, activation=k.ops.relu)
    return k.Sequential([k.Input((input_dim,)), d(128), k.layers.Dense(latent_dim), d(128), d(input_dim)])
