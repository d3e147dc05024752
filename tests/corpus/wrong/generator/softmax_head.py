# misconception: softmax_over_one_channel
import keras


def build_generator(latent_dim=64):
    z = keras.layers.Input(shape=(latent_dim,))
    net = keras.layers.Dense(3 * 3 * 32, activation="relu")(z)
    net = keras.layers.Reshape((3, 3, 32))(net)
    net = keras.layers.Conv2DTranspose(32, 3, strides=2, activation="relu")(net)                  # 7
    net = keras.layers.Conv2DTranspose(16, 4, strides=2, padding="same", activation="relu")(net)  # 14
    net = keras.layers.Conv2DTranspose(1, 4, strides=2, padding="same")(net)                      # 28
    net = keras.layers.Softmax()(net)
    return keras.Model(z, net)
