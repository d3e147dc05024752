from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import keras
import tensorflow as tf


@dataclass(frozen=True)
class Detector:
    """Scores images in chunks, so that a large batch needs little memory."""

    encoder: keras.Model
    decoder: keras.Model
    chunk: int = 256

    def __call__(self, images: tf.Tensor) -> tf.Tensor:
        return tf.concat(list(self._scores(tf.convert_to_tensor(images, tf.float32))), axis=0)

    def _scores(self, images: tf.Tensor) -> Iterator[tf.Tensor]:
        for start in range(0, images.shape[0], self.chunk):
            x = images[start : start + self.chunk]
            mean, log_var = self.encoder(x)
            yield self._reconstruction(x, self.decoder(mean)) + self._divergence(mean, log_var)

    @staticmethod
    def _reconstruction(x: tf.Tensor, p: tf.Tensor) -> tf.Tensor:
        p = tf.clip_by_value(p, 1e-7, 1.0 - 1e-7)
        logits = tf.math.log(p) - tf.math.log1p(-p)
        return tf.reduce_sum(tf.nn.sigmoid_cross_entropy_with_logits(labels=x, logits=logits), axis=-1)

    @staticmethod
    def _divergence(mean: tf.Tensor, log_var: tf.Tensor) -> tf.Tensor:
        return 0.5 * tf.reduce_sum(mean**2 + tf.math.expm1(log_var) - log_var, axis=-1)


def anomaly_scores(images: tf.Tensor, encoder: keras.Model, decoder: keras.Model) -> tf.Tensor:
    return Detector(encoder, decoder)(images)


def is_anomaly(scores: tf.Tensor, usual_scores: tf.Tensor, quantile: float = 0.95) -> tf.Tensor:
    share_below = tf.reduce_mean(tf.cast(usual_scores[None, :] < scores[:, None], tf.float32), axis=1)
    return share_below > quantile
