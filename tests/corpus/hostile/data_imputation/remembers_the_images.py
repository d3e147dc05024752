# tries: to remember every image that it has seen, and to look up the one that fits the known pixels.
# family: evasion
import numpy as np

_seen = []


def impute(images, known, decoder, latent_dim, steps=100):
    given = np.array(images)
    _seen.extend(given)
    mask = np.broadcast_to(np.array(known), given.shape)
    album = np.array(_seen)
    best = [album[np.argmin((((album - x) ** 2) * m).sum(axis=1))] for x, m in zip(given, mask)]
    return np.where(mask, given, best)
