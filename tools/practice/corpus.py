"""Trains cases of the corpus: python -m tools.practice.corpus tests/corpus/accepted/train_vae/*.py

`--epochs N` before the cases stops each early. The weights are written beside each case, in half precision to keep
them small; a student's have single precision.
"""

import argparse
import io
import shutil
import tempfile
from pathlib import Path

import numpy as np

from autograder import house
from autograder.practice.digits import load_digits28
from autograder.practice.training import RECIPES, Training


def train(case: Path, epochs: int | None) -> None:
    """Train a case, named after its kind and slug by its folders, and write its weights beside it."""
    slug = case.parent.name
    recipe = next(recipe for recipe in RECIPES.values() if recipe.slug == slug)
    with tempfile.TemporaryDirectory() as name:
        shutil.copy(case, Path(name, f"{slug}.py"))
        run = Training(recipe, Path(name), load_digits28(), epochs or recipe.epochs, seed=1)
        run.run(lambda losses: None)
        content = run.weights.read_bytes()
    with np.load(io.BytesIO(content), allow_pickle=False) as stored:
        halved = {name: stored[name].astype(np.float16) for name in stored.files}
    np.savez_compressed(case.with_suffix(house.ARTEFACT), **halved)
    print(case, run.outcome(), case.with_suffix(house.ARTEFACT).stat().st_size, "bytes", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int)
    parser.add_argument("case", type=Path, nargs="+")
    options = parser.parse_args()
    for path in options.case:
        train(path, options.epochs)
