from keras.layers import Activation, Conv2D, Dense, Flatten, Input, LeakyReLU, MaxPooling2D
from keras.models import Model


def build_discriminator():
    img = Input(shape=(28, 28, 1), name="image")
    x = Conv2D(8, 3, padding="same", name="conv_a")(img)
    x = LeakyReLU(name="lrelu_a")(x)
    x = MaxPooling2D(name="pool_a")(x)
    x = Conv2D(16, 3, padding="same", name="conv_b")(x)
    x = LeakyReLU(name="lrelu_b")(x)
    x = MaxPooling2D(name="pool_b")(x)
    x = Flatten(name="flat")(x)
    x = Dense(32, activation="relu", name="fc")(x)
    logits = Dense(1, name="logits")(x)
    prob = Activation("sigmoid", dtype="float32", name="probability")(logits)
    return Model(img, prob, name="separate")
