from tensorflow.keras.layers import Dense
from tensorflow.keras.models import Sequential


def build_decoder(latent_dim=2, output_dim=784):
    # the input size is found out at the first call
    return Sequential([Dense(128, activation="relu"), Dense(output_dim, activation="sigmoid")])
