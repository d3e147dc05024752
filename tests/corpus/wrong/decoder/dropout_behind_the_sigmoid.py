# misconception: none
# In training, the pixels that dropout keeps are divided by 0.8, and go beyond 1.
import keras
from keras import layers


def build_decoder(latent_dim=2, output_dim=784):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(128, activation="relu"),
            layers.Dense(output_dim, activation="sigmoid"),
            layers.Dropout(0.2),
        ]
    )
