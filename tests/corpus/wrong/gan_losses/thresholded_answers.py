# misconception: none
import keras
from keras import ops


def _decide(p):
    # 1 = real, 0 = fake
    return ops.cast(p > 0.5, "float32")


def discriminator_loss(real_probability, fake_probability):
    wrong_real = ops.mean(1.0 - _decide(real_probability))
    wrong_fake = ops.mean(_decide(fake_probability))
    return wrong_real + wrong_fake


def generator_loss(fake_probability):
    return 1.0 - ops.mean(_decide(fake_probability))
