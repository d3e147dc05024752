"""What hidden tests require of noise that should come from the standard normal distribution.

Bounds hold for correct noise with a chance of failing below one in a million: sums stay within seven standard
errors, and the empirical distribution within the Dvoretzky-Kiefer-Wolfowitz bound.
"""

import functools
import math
from typing import Any

import numpy as np

from autograder.compare import expect

SIGMAS = 7.0
TWIN = 1e-4  # noise vectors closer than that are the same one: two of a thousand independent pairs never are

Noise = np.ndarray[Any, np.dtype[np.float64]]


def require_standard_normal(z: Noise, says: str) -> None:
    """Require that noise is drawn from N(0, I), each number independently of the others.

    Args:
        z: Noise vectors, (count, dimensions); about a thousand or more of at least two dimensions.
        says: What the student is told; in what way it is not normal is added.

    Raises:
        WrongAnswer: It is not.
    """
    count, dimensions = z.shape
    bound = SIGMAS / math.sqrt(count)
    mean = np.abs(z.mean(axis=0)).max()
    expect(mean < bound, f"{says} Their mean is another one.", f"mean {mean:.3g}, at most {bound:.3g}")
    variance = z.var()
    expect(
        abs(variance - 1) < SIGMAS * math.sqrt(2 / z.size),
        f"{says} Their variance is {'larger' if variance > 1 else 'smaller'}.",
        f"variance {variance:.3g}",
    )
    distance, furthest = distance_from_normal(z.ravel()), math.sqrt(math.log(2 / 1e-9) / (2 * z.size))
    expect(
        distance < furthest,
        f"{says} Their distribution has another shape.",
        f"Kolmogorov-Smirnov distance {distance:.3g}, at most {furthest:.3g}",
    )
    for step in range(1, dimensions):
        shared = np.abs(np.mean(z * np.roll(z, step, axis=1), axis=0)).max()
        expect(
            shared < bound,
            f"{says} Some depend on others.",
            f"dimensions are correlated: {shared:.3g}, at most {bound:.3g}",
        )


def require_new(z: Noise, says: str) -> None:
    """Require that no noise vector occurs twice, not even with another sign.

    Args:
        z: Noise vectors, (count, dimensions), of at least two dimensions.
        says: What the student is told.

    Raises:
        WrongAnswer: One does.
    """
    sizes = np.abs(z)
    sizes = sizes[np.argsort(sizes[:, 0])]
    twins = (np.abs(np.diff(sizes, axis=0)).max(axis=1) < TWIN).sum()
    expect(twins == 0, says, f"{twins} of {len(z)} noise vectors occur again")


def distance_from_normal(values: Noise) -> float:
    """Return how far the empirical distribution function is from the standard normal one, at most.

    Args:
        values: Numbers, (count,); at least one.
    """
    truth = np.interp(np.sort(values), *_normal_distribution())
    steps = np.arange(values.size + 1) / values.size
    return float(max(np.abs(truth - steps[1:]).max(), np.abs(truth - steps[:-1]).max()))


@functools.cache
def _normal_distribution() -> tuple[Noise, Noise]:
    """Return the standard normal distribution function at points dense enough to interpolate to within 1e-6."""
    grid = np.linspace(-8, 8, 4001)
    return grid, np.array([0.5 * (1 + math.erf(value / math.sqrt(2))) for value in grid])
