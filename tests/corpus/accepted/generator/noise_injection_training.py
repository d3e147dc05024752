import keras
from keras import layers


def build_generator(latent_dim=64):
    z = keras.Input((latent_dim,))
    x = layers.Dense(7 * 7 * 16, use_bias=False)(z)
    x = layers.BatchNormalization()(x)
    x = layers.ELU()(x)
    x = layers.Reshape((7, 7, 16))(x)
    x = layers.GaussianNoise(0.05)(x)      # only while training
    x = layers.Conv2DTranspose(16, 4, 2, "same", activation="elu")(x)
    x = layers.GaussianNoise(0.05)(x)
    x = layers.Resizing(28, 28, interpolation="bilinear")(x)
    x = layers.SeparableConv2D(8, 3, padding="same", activation="elu")(x)
    x = layers.Conv2D(1, 3, padding="same")(x)
    x = layers.Lambda(lambda t: keras.ops.tanh(t), output_shape=(28, 28, 1))(x)
    return keras.Model(inputs=[z], outputs=[x])
