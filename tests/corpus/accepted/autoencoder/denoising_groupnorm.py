import keras
from keras import layers as L


def build_autoencoder(input_dim=784, latent_dim=32, noise=0.1, **unused):
    x0 = L.Input(shape=[input_dim])
    x = L.GaussianNoise(noise)(x0)          # active in training only
    x = L.Dense(160)(x)
    x = L.GroupNormalization(groups=8)(x)
    x = L.PReLU()(x)
    z = L.Dense(latent_dim, activation="tanh", activity_regularizer=keras.regularizers.L1(1e-6))(x)
    y = L.Dense(160)(z)
    y = L.GroupNormalization(groups=8)(y)
    y = L.PReLU()(y)
    y = L.Dense(input_dim, activation=keras.activations.sigmoid, bias_initializer=keras.initializers.Constant(-1.0))(y)
    return keras.Model(inputs=x0, outputs=y)
