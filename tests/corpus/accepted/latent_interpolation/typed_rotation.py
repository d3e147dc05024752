from __future__ import annotations

import keras
import tensorflow as tf
from keras import layers, ops


class Arc(layers.Layer):
    """Rotates the start in the plane of both ends, while its length goes over into that of the end as slerp has it."""

    def __init__(self, steps: int) -> None:
        super().__init__()
        if steps < 2:
            raise ValueError(f"steps should be at least 2; got {steps}")
        self.steps = steps

    def call(self, ends: tuple[tf.Tensor, tf.Tensor]) -> tf.Tensor:
        start, end = (ops.expand_dims(ops.convert_to_tensor(each), 1) for each in ends)
        angle = self.angle(start, end)
        share = ops.reshape(ops.linspace(0.0, 1.0, self.steps), (1, -1, 1))
        tiny = angle < 1e-3
        angle = ops.where(tiny, ops.ones_like(angle), angle)
        left = ops.where(tiny, 1.0 - share, ops.sin((1.0 - share) * angle) / ops.sin(angle))
        right = ops.where(tiny, share, ops.sin(share * angle) / ops.sin(angle))
        return left * start + right * end

    @staticmethod
    def angle(start: tf.Tensor, end: tf.Tensor) -> tf.Tensor:
        similarity = -keras.losses.cosine_similarity(start, end)
        return ops.expand_dims(ops.arccos(ops.clip(similarity, -1.0, 1.0)), -1)


def slerp(start: tf.Tensor, end: tf.Tensor, steps: int) -> tf.Tensor:
    return Arc(steps)((start, end))


def morph(
    start: tf.Tensor, end: tf.Tensor, encoder: keras.Model, decoder: keras.Model, steps: int
) -> tf.Tensor:
    means = [encoder(images)[0] for images in (start, end)]
    return layers.TimeDistributed(decoder)(slerp(*means, steps))
