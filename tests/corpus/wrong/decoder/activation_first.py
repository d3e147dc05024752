# misconception: negative_latent_values_lost
from keras import Sequential, layers


def build_decoder(latent_dim=2, output_dim=784):
    return Sequential([
        layers.Input((latent_dim,)),
        layers.Activation("relu"),
        layers.Dense(128),
        layers.Activation("relu"),
        layers.Dense(output_dim),
        layers.Activation("sigmoid"),
    ])
