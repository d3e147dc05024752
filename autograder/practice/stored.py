"""Weights that come with this project, as half-precision arrays in a file whose checksum its reader knows."""

import hashlib
import io
from pathlib import Path
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[np.float32]]


def weights(file: Path, checksum: str, maker: str) -> list[Array]:
    """Return the arrays of a file in their order.

    Raises:
        RuntimeError: The file is not the one that thresholds were measured with; the text names its maker.
    """
    content = file.read_bytes()
    if hashlib.sha256(content).hexdigest() != checksum:
        raise RuntimeError(f"{file} is damaged or another one: {maker} makes it.")
    with np.load(io.BytesIO(content), allow_pickle=False) as kept:
        return [kept[f"weight_{place}"].astype(np.float32) for place in range(len(kept.files))]
