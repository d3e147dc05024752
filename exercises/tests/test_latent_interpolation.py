"""Public tests of latent interpolation. The hidden tests try many pairs, and real digits."""

import numpy as np

from autograder.compare import agree, expect, numbers, sequence


def test_quarter_of_a_circle(submission):
    """From [2, 0] to [0, 2], the point halfway is [1.414, 1.414]: as far from the origin as both ends."""
    start, end = np.float32([[2.0, 0.0]]), np.float32([[0.0, 2.0]])
    got = submission.slerp(start, end, 3)
    agree(got, [[[2, 0], [1.41421, 1.41421], [0, 2]]], says="The three points should be those.", what="The points")


def test_same_direction(submission):
    """From [1, 1] to [3, 3], which lie in the same direction, the way is straight."""
    start, end = np.float32([[1.0, 1.0]]), np.float32([[3.0, 3.0]])
    got = submission.slerp(start, end, 3)
    agree(got, [[[1, 1], [2, 2], [3, 3]]], says="The three points should be those.", what="The points", atol=5e-3)


def test_images(submission, rng):
    """Two pairs and five steps make images of shape (2, 5, 784), which change on the way."""
    sizes = ((784, 2), (784, 2), (2, 784))
    mean, log_var, pixels = ([np.float32(rng.normal(0, 0.2, size)), np.zeros(size[1], "float32")] for size in sizes)
    start, end = rng.uniform(size=(2, 2, 784)).astype("float32")
    (got,) = sequence(submission.run("morph", [mean, log_var], [pixels], [[start, end, 5]]), 1, "The images")
    got = numbers(got, (2, 5, 784), "The images")
    expect(np.abs(np.diff(got, axis=1)).max(axis=2).min() > 1e-4, "Images on the way are the same.")
