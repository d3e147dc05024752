import keras
from keras import layers


# reads the picture row by row with a GRU, and writes it row by row again
def build_autoencoder(input_dim=784, latent_dim=32):
    side = round(input_dim ** 0.5)
    inputs = keras.Input(shape=(input_dim,))
    rows = layers.Reshape((side, side))(inputs)
    summary = layers.GRU(48)(rows)
    code = layers.Dense(latent_dim)(summary)
    again = layers.RepeatVector(side)(code)
    drawn = layers.GRU(48, return_sequences=True)(again)
    drawn = layers.TimeDistributed(layers.Dense(side, activation="sigmoid"))(drawn)
    return keras.Model(inputs, layers.Flatten()(drawn))
