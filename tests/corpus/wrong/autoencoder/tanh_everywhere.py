# misconception: tanh_output
from keras import Input, Sequential
from keras.layers import Dense


def build_autoencoder(input_dim=784, latent_dim=32):
    widths = [256, 64, latent_dim, 64, 256, input_dim]
    net = Sequential([Input((input_dim,))])
    for w in widths:
        net.add(Dense(w, activation="tanh"))
    return net
