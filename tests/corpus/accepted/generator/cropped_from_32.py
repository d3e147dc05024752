import keras
from keras import layers


def build_generator(latent_dim=64):
    # powers of two are simpler: 4 -> 8 -> 16 -> 32, then cut the frame off
    model = keras.Sequential(name="gen32")
    model.add(layers.InputLayer(shape=(latent_dim,)))
    model.add(layers.Dense(4 * 4 * 32))
    model.add(layers.Reshape((4, 4, 32)))
    for f in [32, 16, 8]:
        model.add(layers.Conv2DTranspose(f, 4, 2, padding="same"))
        model.add(layers.LeakyReLU(0.1))
    model.add(layers.Cropping2D(2))
    model.add(layers.Conv2D(1, 3, padding="same"))
    model.add(layers.Activation(keras.activations.tanh))
    return model
