# misconception: wrong_image_size
import tensorflow as tf

L = tf.keras.layers


def build_generator(latent_dim=64):
    g = tf.keras.Sequential([tf.keras.Input((latent_dim,)), L.Dense(4 * 4 * 64), L.Reshape((4, 4, 64))], name="dcgan")
    for ch in (64, 32):
        g.add(L.Conv2DTranspose(ch, 4, strides=2, padding="same", use_bias=False))
        g.add(L.BatchNormalization())
        g.add(L.ReLU())
    g.add(L.Conv2DTranspose(1, 4, strides=2, padding="same", activation="tanh"))
    return g
