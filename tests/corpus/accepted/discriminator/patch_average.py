import keras
from keras import layers


def build_discriminator():
    # PatchGAN: judge 7x7 places on their own, then take their mean
    img = keras.Input((28, 28, 1))
    h = layers.Conv2D(24, 4, 2, padding="same")(img)
    h = layers.LeakyReLU(0.2)(h)
    h = layers.Conv2D(48, 4, 2, padding="same")(h)
    h = layers.LeakyReLU(0.2)(h)
    patches = layers.Conv2D(1, 3, padding="same", activation="sigmoid")(h)
    return keras.Model(img, layers.GlobalAveragePooling2D()(patches))
