from keras import Input, Model
from keras.layers import Dense as D


def build_encoder(input_dim=784, latent_dim=2):
    x = Input((input_dim,))
    h = D(64, "relu")(x)
    return Model(x, [D(latent_dim)(h) for _ in "mv"])
