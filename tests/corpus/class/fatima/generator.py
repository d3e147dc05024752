"""Generator network, with type hints and checks."""

from __future__ import annotations

import keras
from keras import KerasTensor, layers

IMAGE_SHAPE: tuple[int, int, int] = (28, 28, 1)
START: int = 7


def _project(noise: KerasTensor, channels: int) -> KerasTensor:
    """Project the noise vector to a small feature map."""
    flat = layers.Dense(units=START * START * channels, kernel_initializer="he_normal", name="project")(noise)
    flat = layers.ReLU(name="project_relu")(flat)
    return layers.Reshape(target_shape=(START, START, channels), name="to_map")(flat)


def _upsample(features: KerasTensor, filters: int, index: int) -> KerasTensor:
    """Double height and width."""
    features = layers.Conv2DTranspose(
        filters=filters,
        kernel_size=(3, 3),
        strides=(2, 2),
        padding="same",
        name=f"up_{index}",
    )(features)
    return layers.PReLU(shared_axes=[1, 2], name=f"prelu_{index}")(features)


def build_generator(latent_dim: int = 64) -> keras.Model:
    """Build the generator.

    Raises:
        TypeError, ValueError: for a latent_dim that is no positive integer.
    """
    if isinstance(latent_dim, bool) or not isinstance(latent_dim, int):
        raise TypeError(f"latent_dim must be an int, got {type(latent_dim).__name__}")
    if latent_dim < 1:
        raise ValueError("latent_dim must be positive")

    noise = keras.Input(shape=(latent_dim,), dtype="float32", name="noise")
    features = _project(noise, channels=32)
    for index, filters in enumerate((32, 16)):
        features = _upsample(features, filters, index)
    image = layers.Conv2D(filters=IMAGE_SHAPE[-1], kernel_size=(1, 1), activation="tanh", name="image")(features)

    model = keras.Model(inputs=noise, outputs=image, name="typed_generator")
    if model.output_shape != (None, *IMAGE_SHAPE):
        raise RuntimeError("unexpected output shape")
    return model
