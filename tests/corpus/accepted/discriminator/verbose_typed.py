"""Discriminator network with hints, checks and a class that documents itself."""

from __future__ import annotations

from typing import Final, Sequence

import keras
from keras import layers

IMAGE_SHAPE: Final = (28, 28, 1)


class TypedDiscriminator(keras.Model):
    """Convolutional binary classifier.

    Attributes:
        filters: Filters of each strided convolution.
        slope: Slope of the leaky rectifier.
    """

    def __init__(self, filters: Sequence[int], slope: float = 0.2, **kwargs) -> None:
        super().__init__(**kwargs)
        if not filters:
            raise ValueError("at least one convolution is needed")
        self.filters = tuple(int(f) for f in filters)
        self.slope = float(slope)
        self.convolutions = [
            layers.Conv2D(f, kernel_size=(5, 5), strides=(2, 2), padding="same", name=f"conv_{i}")
            for i, f in enumerate(self.filters)
        ]
        self.rectifiers = [layers.LeakyReLU(self.slope, name=f"rectifier_{i}") for i in range(len(self.filters))]
        self.flatten = layers.Flatten()
        self.verdict = layers.Dense(1, activation="sigmoid", name="verdict")

    def call(self, images, training: bool | None = None, mask=None):
        if tuple(images.shape[1:]) != IMAGE_SHAPE:
            raise ValueError(f"expected images of shape {IMAGE_SHAPE}, got {images.shape}")
        features = keras.ops.cast(images, "float32")
        for convolution, rectifier in zip(self.convolutions, self.rectifiers, strict=True):
            features = rectifier(convolution(features))
        return self.verdict(self.flatten(features))


def build_discriminator() -> keras.Model:
    """Build the discriminator and its weights."""
    model = TypedDiscriminator(filters=(16, 32), name="typed_discriminator")
    _ = model(keras.ops.zeros((1, *IMAGE_SHAPE)))
    return model
