from typing import Sequence

import keras
from keras import layers


def build_decoder(
    latent_dim: int = 2,
    output_dim: int = 784,
    *,
    hidden_units: Sequence[int] = (64, 192),
    dropout: float = 0.1,
) -> keras.Model:
    """Multi-layer perceptron decoder.

    Raises:
        ValueError: if a size is not positive.
    """
    for label, value in {"latent_dim": latent_dim, "output_dim": output_dim}.items():
        if value <= 0:
            raise ValueError(f"{label} must be positive, got {value}")
    if not hidden_units:
        raise ValueError("at least one hidden layer is needed")

    z = layers.Input(shape=(latent_dim,), name="z")
    h = z
    for number, units in enumerate(hidden_units, start=1):
        h = layers.Dense(units, activation="softplus", name=f"hidden_{number}")(h)
        h = layers.Dropout(dropout, seed=number)(h)
    probabilities = layers.Dense(output_dim, activation="sigmoid", name="probabilities")(h)
    model = keras.Model(inputs=z, outputs=probabilities, name="p_x_given_z")
    assert model.output_shape == (None, output_dim)
    return model
