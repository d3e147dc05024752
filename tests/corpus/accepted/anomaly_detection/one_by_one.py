"""Each image by itself, with little helper classes."""

from dataclasses import dataclass

import numpy as np
import keras
import tensorflow as tf


@dataclass(frozen=True)
class Gaussian:
    mean: np.ndarray
    log_var: np.ndarray

    def divergence_from_prior(self) -> float:
        variance = np.exp(self.log_var)
        return float(0.5 * np.sum(self.mean**2 + variance - 1.0 - self.log_var))


@dataclass(frozen=True)
class Bernoulli:
    p: np.ndarray
    eps: float = 1e-10

    def nats(self, x) -> float:
        return float(-np.sum(x * np.log(self.p + self.eps) + (1.0 - x) * np.log(1.0 - self.p + self.eps)))


def _score(image: np.ndarray, encoder: keras.Model, decoder: keras.Model) -> float:
    mean, log_var = encoder(tf.constant(image[np.newaxis]))
    picture = decoder(mean)
    posterior = Gaussian(np.float64(mean[0].numpy()), np.float64(log_var[0].numpy()))
    likelihood = Bernoulli(np.float64(picture[0].numpy()))
    return likelihood.nats(np.float64(image)) + posterior.divergence_from_prior()


def anomaly_scores(images, encoder, decoder):
    images = np.asarray(images, dtype="float32")
    return tf.constant([_score(image, encoder, decoder) for image in images], dtype=tf.float32)


class Threshold:
    def __init__(self, usual, quantile):
        self.value = np.quantile(np.asarray(usual), quantile)

    def __call__(self, score):
        return bool(score > self.value)


def is_anomaly(scores, usual_scores, quantile=0.95):
    above = Threshold(usual_scores, quantile)
    return np.array([above(s) for s in np.asarray(scores)], dtype=bool)
