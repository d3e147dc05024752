# tries: an answer of many gigabytes by a broadcast view, to break whoever receives it.
# family: exhaustion
import keras
import numpy as np


class Giant(keras.Model):
    def __call__(self, z, *args, **kwargs):
        return np.broadcast_to(np.float32(0.5), (1 << 20, 1 << 14))

    predict = call = __call__


def build_decoder(latent_dim=2, output_dim=784):
    return Giant()
