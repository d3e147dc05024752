import keras
import numpy as np
import tensorflow as tf


def fill_one(image, places, decoder, latent_dim, steps):
    """One image (pixels,) at a time, of which only the known places are looked at."""
    z = tf.Variable(np.zeros((1, latent_dim), "float32"))
    adam = keras.optimizers.Adam(0.1)
    target = tf.gather(image, places)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            p = tf.gather(decoder(z)[0], places)
            bce = keras.losses.binary_crossentropy(target[None], p[None])[0] * float(len(places))
            loss = bce + 0.5 * tf.reduce_sum(z * z)
        adam.apply_gradients([(tape.gradient(loss, z), z)])
    made = decoder(z)[0].numpy()
    made[places] = image.numpy()[places]
    return made


def fill_many(images, mask, decoder, latent_dim, steps):
    z = tf.Variable(np.zeros((len(images), latent_dim), "float32"))
    adam = keras.optimizers.Adam(0.1)
    places = np.flatnonzero(mask)
    target = tf.gather(images, places, axis=1)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            p = tf.gather(decoder(z), places, axis=1)
            loss = tf.reduce_sum(keras.losses.binary_crossentropy(target, p)) * len(places)
            loss += 0.5 * tf.reduce_sum(z * z)
        adam.apply_gradients([(tape.gradient(loss, z), z)])
    made = decoder(z).numpy()
    made[:, places] = images.numpy()[:, places]
    return made


def impute(images, known, decoder, latent_dim, steps=100):
    mask = np.array(known)
    if mask.ndim == 1:
        return fill_many(images, mask, decoder, latent_dim, steps)
    each = zip(images, mask)
    return np.stack([fill_one(image, np.flatnonzero(m), decoder, latent_dim, steps) for image, m in each])
