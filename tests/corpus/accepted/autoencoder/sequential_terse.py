from tensorflow.keras import Input, Sequential
from tensorflow.keras.layers import Dense as D

build_autoencoder = lambda input_dim=784, latent_dim=32: Sequential(
    [Input((input_dim,)), D(200, "elu"), D(latent_dim), D(200, "elu"), D(input_dim, "sigmoid")])
