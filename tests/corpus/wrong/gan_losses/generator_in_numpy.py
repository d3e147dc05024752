# misconception: gradient_cut_by_numpy
import keras
import numpy as np
from keras import ops


def discriminator_loss(real_probability, fake_probability):
    real_loss = keras.losses.binary_crossentropy(ops.ones_like(real_probability), real_probability)
    fake_loss = keras.losses.binary_crossentropy(ops.zeros_like(fake_probability), fake_probability)
    return ops.mean(real_loss) + ops.mean(fake_loss)


def generator_loss(fake_probability):
    p = np.clip(np.array(fake_probability), 1e-7, 1.0)
    loss = -np.log(p).mean()
    return ops.convert_to_tensor(loss)
