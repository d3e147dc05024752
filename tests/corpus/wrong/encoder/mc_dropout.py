# misconception: dropout_always_on
import keras
from keras import layers


def build_encoder(input_dim=784, latent_dim=2):
    x = keras.Input((input_dim,))
    h = x
    for n in (400, 200):
        h = layers.Dense(n)(h)
        h = layers.ReLU()(h)
        h = layers.Dropout(0.3)(h, training=True)
    return keras.Model(inputs=x, outputs=[layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)])
