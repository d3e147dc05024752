"""Measures what the hidden tests of trained models ask for, on right trainings, known mistakes and mere copies.

    nice python -m tools.practice.measure samples vae gan

writes tools/practice/{samples,vae,gan}.csv, a row for each variant and seed. A mistake is one of the known
misconceptions in autograder/misconceptions, trained like the reference. On one core the tables take 1, 6 and 20
minutes.
"""

import csv
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from autograder import house, wrong_answers
from autograder.practice.digits import load_digits28
from autograder.practice.quality import bound, copied, draw, quality
from autograder.practice.training import RECIPES, Training
from autograder.records import LessonError

FOLDER = Path(__file__).parent
SEEDS = (1, 2, 3)
SAMPLES = 1000
VAE_MISTAKES = """
    sampling.variance_for_standard_deviation sampling.log_variance_for_standard_deviation sampling.no_noise
    sampling.same_noise_every_call kl_loss.half_left_out kl_loss.sign_flipped vae.kl_left_out_of_the_loss
    vae.mean_and_log_variance_exchanged vae.decoder_left_out_of_the_update reconstruction_loss.bce_mean_over_pixels
    reconstruction_loss.bce_logits_expected
""".split()
GAN_MISTAKES = """
    gan_losses.generator_aims_at_label_zero gan.generator_climbs_its_loss gan.discriminator_climbs_its_loss
    gan.one_noise_vector_for_the_batch
""".split()

Row = dict[str, object]


def trained(kind: str, mistake: str, seed: int) -> Training:
    """Return a training of the reference solution with a misconception in it, if one is named."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path in house.SOLUTIONS.glob("*.py"):
            shutil.copy(path, folder)
        if mistake:
            slug, _, which = mistake.partition(".")
            known = next(each for each in wrong_answers.load(slug).misconception if each.name == which)
            (folder / f"{slug}.py").write_text(wrong_answers.apply(known, slug), "utf-8")
        run = Training(RECIPES[kind], folder, load_digits28(), RECIPES[kind].epochs, seed)
        run.run(lambda losses: None)
    return run


def of_vae(mistake: str, seed: int) -> Row:
    """Return the figures of a trained VAE."""
    run = trained("vae", mistake, seed)
    rng, images = np.random.default_rng(seed), load_digits28().held_out_images
    encoder, decoder = run.networks["encoder"], run.networks["decoder"]
    mean, log_var = (np.asarray(each) for each in encoder(images))
    found = bound(images, mean, log_var, np.asarray(decoder(draw(mean, log_var, rng))))
    made = quality(np.asarray(decoder(rng.standard_normal((SAMPLES, mean.shape[1])).astype("float32"))))
    reported = {name: float(np.asarray(value)) for name, value in run.model.train_step(images).items()}
    return {
        "total": round(found.total, 1),
        "kl": round(found.kl, 2),
        "reconstruction": round(found.reconstruction, 1),
        "above_a_copy": round(found.reconstruction - found.least, 1),
        "reported_kl_off": round(reported["kl_loss"] - found.kl, 1),
        "reported_reconstruction_off": round(reported["reconstruction_loss"] - found.reconstruction, 1),
        "reported_loss_off": round(reported["loss"] - found.total, 1),
        "frechet": round(made.frechet, 1),
        "digits": made.digits,
    }


def of_gan(mistake: str, seed: int) -> Row:
    """Return the figures of a trained GAN."""
    run = trained("gan", mistake, seed)
    noise = np.random.default_rng(seed).standard_normal((SAMPLES, run.model.latent_dim)).astype("float32")
    return of_samples((np.asarray(run.model.generator(noise)).reshape(SAMPLES, -1) + 1) / 2)


def of_samples(images: np.ndarray) -> Row:
    """Return the figures of images (1000, 784) in [0, 1]."""
    got = quality(images)
    figures = {name: round(getattr(got, name), 2) for name in ("frechet", "precision", "recall", "coverage")}
    return figures | {"digits": got.digits, "copied": round(copied(images), 3)}


def sample_sets() -> Iterator[tuple[str, np.ndarray]]:
    """Yield images that no model has made."""
    digits, rng = load_digits28(), np.random.default_rng(0)
    some = digits.images[rng.choice(len(digits.images), SAMPLES, replace=False)]
    squares = some.reshape(-1, 28, 28)
    yield "held-out digits", digits.held_out_images
    yield "training digits", some
    yield "training digits, moved by a pixel", np.roll(squares, 1, axis=1).reshape(SAMPLES, -1)
    yield "training digits, blurred a little", _blurred(squares, 2).reshape(SAMPLES, -1)
    yield "training digits, blurred", _blurred(squares, 8).reshape(SAMPLES, -1)
    yield "training digits, a little noise", np.clip(some + rng.normal(0, 0.1, some.shape), 0, 1)
    yield "training digits, noise", np.clip(some + rng.normal(0, 0.2, some.shape), 0, 1)
    yield "two training digits blended", (some + np.roll(some, 1, axis=0)) / 2
    yield "one digit", np.repeat(some[:1], SAMPLES, axis=0)
    yield "ten digits", np.repeat(some[:10], SAMPLES // 10, axis=0)
    yield "ones only", np.resize(digits.images[digits.labels == 1], (SAMPLES, 784))
    yield "the digits below 5", digits.images[digits.labels < 5][:SAMPLES]
    yield "noise", rng.uniform(size=(SAMPLES, 784)).astype("float32")


def _blurred(squares: np.ndarray, times: int) -> np.ndarray:
    for _ in range(times):
        for axis in (1, 2):
            squares = (np.roll(squares, 1, axis) + 2 * squares + np.roll(squares, -1, axis)) / 4
    return squares


def of_trainings(measure: Callable[[str, int], Row], mistakes: list[str]) -> Iterator[Row]:
    """Yield the rows of right trainings, one for each seed, and of mistakes."""
    for mistake, seed in [*(("", seed) for seed in SEEDS), *((mistake, 1) for mistake in mistakes)]:
        began = time.process_time()
        head: Row = {"variant": mistake or "right", "seed": seed}
        try:
            figures = measure(mistake, seed)
        except LessonError as error:
            yield head | {"stopped": str(error).split(":")[0]}
        else:
            yield head | figures | {"cpu_seconds": round(time.process_time() - began)}


def main() -> None:
    """Write the tables that are named."""
    tables: dict[str, Callable[[], Iterator[Row]]] = {
        "samples": lambda: ({"variant": name} | of_samples(images) for name, images in sample_sets()),
        "vae": lambda: of_trainings(of_vae, VAE_MISTAKES),
        "gan": lambda: of_trainings(of_gan, GAN_MISTAKES),
    }
    for name in sys.argv[1:] or tables:
        with (FOLDER / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            rows = csv.writer(file, lineterminator="\n")
            for place, row in enumerate(tables[name]()):
                if place == 0:
                    keys = [*row, *(["stopped"] if name != "samples" else [])]
                    rows.writerow(keys)
                rows.writerow([row.get(key, "") for key in keys])
                file.flush()
                print(row, flush=True)


if __name__ == "__main__":
    main()
