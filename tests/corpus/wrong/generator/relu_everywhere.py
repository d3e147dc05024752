# misconception: relu_output
import keras as k; L = k.layers
R = dict(activation="relu")
def build_generator(latent_dim=64):
    return k.Sequential([k.Input((latent_dim,)), L.Dense(49 * 16, **R), L.Reshape((7, 7, 16)),
        L.Conv2DTranspose(16, 3, strides=2, padding="same", **R), L.Conv2DTranspose(1, 3, strides=2, padding="same", **R)])
