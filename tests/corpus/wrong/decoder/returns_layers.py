# misconception: none
from keras.layers import Dense


def build_decoder(latent_dim=2, output_dim=784):
    decoder = [Dense(128, activation="relu"), Dense(output_dim, activation="sigmoid")]
    return decoder
