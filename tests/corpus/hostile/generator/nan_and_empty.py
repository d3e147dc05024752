# tries: NaN, for which no error is greater than a tolerance, and then empty batches
# family: lying
import numpy as np

calls = 0


def build_generator(latent_dim=64):
    def generator(noise, training=None):
        global calls
        calls += 1
        if calls % 2:
            return np.full((len(noise), 28, 28, 1), np.nan, "float32")
        return np.zeros((0, 28, 28, 1), "float32")

    return generator
