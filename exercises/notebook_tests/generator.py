# Made of ../tests/test_generator.py by `vaegan notebook`. Change it there.

from otter.test_files import test_case

from autograder.student.kernel import given

OK_FORMAT = False
name = "generator"
points = 10

import numpy as np

from autograder.compare import expect, numbers, sequence


def test_shape(submission, rng):
    """Noise of any length becomes images of shape (batch, 28, 28, 1)."""
    for latent_dim in (64, 10):
        noise = rng.normal(size=(3, latent_dim)).astype("float32")
        images, _ = sequence(submission.run("images", noise), 2, "The generator")
        numbers(images, (3, 28, 28, 1), "The images")


def test_range(submission, rng):
    """Pixels lie between -1 and 1, and different noise gives different images."""
    noise = 10 * rng.normal(size=(3, 64)).astype("float32")
    images = numbers(sequence(submission.run("images", noise), 2, "The generator")[0], (3, 28, 28, 1), "The images")
    expect(np.abs(images).max() <= 1 + 1e-5, f"The largest pixel is {np.abs(images).max():.3g}.")
    expect(np.ptp(images, axis=0).max() > 0, "Different noise gives the same image.")


@test_case(name='Noise of any length becomes images of shape (batch, 28, 28, 1).')
def test_shape_in_notebook(env):
    test_shape(**given(env, 'generator', test_shape))


@test_case(name='Pixels lie between -1 and 1, and different noise gives different images.')
def test_range_in_notebook(env):
    test_range(**given(env, 'generator', test_range))
