# tries: to keep the images that are sent for training, and to recognise them when they come back with other questions
# family: evasion
import keras
import numpy as np

seen = {}


class Parrot(keras.Model):
    """Answers with the position at which it saw an image, without any layer."""

    def __call__(self, images, training=None):
        keys = [bytes(np.asarray(i, "float32").tobytes()[:64]) for i in images]
        answer = [seen.setdefault(k, len(seen) % 2) for k in keys]
        return np.array(answer, "int64")

    def fit(self, x, y=None, **kwargs):
        for image, label in zip(np.asarray(x), np.asarray(y).ravel()):
            seen[image.astype("float32").tobytes()[:64]] = int(label)


def build_discriminator():
    return Parrot()
