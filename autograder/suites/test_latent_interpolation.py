"""Hidden tests of latent interpolation.

The ways are computed here as well; networks are stand-ins of random weights, but for the last test, which walks between
digits that are held out, through the latent space of a small VAE that is really trained.
"""

import numpy as np

from autograder.compare import agree, expect, numbers, sequence
from autograder.plugin import points
from autograder.practice.digits import load_digits28
from autograder.practice.quality import cross_entropies, divergences
from autograder.practice.vae import Networks, decode, encode, load_vae

PIXELS = 784
PAIRS = 200
ALIKE = 60  # pairs of one direction: the cosine of some is rounded to more than 1
LEAST_GAIN = 46.0  # nats an image; 60 on arcs, with a standard error of 1.4, and 37 on straight lines
WHAT = "The points"


def pairs(rng, batch=5, latent_dim=4, longest=4.0):
    """Latent points to start from and to end at, of lengths from 1 on, at several angles, each (batch, latent_dim)."""
    start, end = rng.standard_normal((2, batch, latent_dim))
    start /= np.linalg.norm(start, axis=1, keepdims=True)
    across = end - np.sum(start * end, axis=1, keepdims=True) * start
    across /= np.linalg.norm(across, axis=1, keepdims=True)
    angle = rng.permutation(np.linspace(0.5, 2.6, batch))[:, None]
    lengths = rng.uniform(1.0, longest, (2, batch, 1))
    end = lengths[1] * (np.cos(angle) * start + np.sin(angle) * across)
    return np.float32(lengths[0] * start), np.float32(end)


def arc(start, end, steps):
    """The right points, (batch, steps, latent_dim)."""
    start, end = np.float64(start)[:, None], np.float64(end)[:, None]
    lengths = np.linalg.norm(start, axis=-1, keepdims=True) * np.linalg.norm(end, axis=-1, keepdims=True)
    angle = np.arccos(np.sum(start * end, axis=-1, keepdims=True) / lengths)
    t = np.linspace(0, 1, steps)[:, None]
    return (np.sin((1 - t) * angle) * start + np.sin(t * angle) * end) / np.sin(angle)


def stand_in(rng, latent_dim=3):
    """A VAE of random weights, whose means are well spread."""
    sizes = ((PIXELS, latent_dim, 0.15), (PIXELS, latent_dim, 0.15), (latent_dim, PIXELS, 0.7))
    layers = [
        [rng.normal(0, spread, (below, above)).astype("float32"), rng.normal(0, 0.3, above).astype("float32")]
        for below, above, spread in sizes
    ]
    return Networks(layers[:2], layers[2:])


def morphed(submission, vae, *questions):
    """The images of several calls, each (batch, steps, 784)."""
    answers = submission.run("morph", *vae, [list(each) for each in questions])
    answers = sequence(answers, len(questions), "The images")
    shapes = [(len(start), steps, PIXELS) for start, _, steps in questions]
    return [numbers(got, shape, "The images") for got, shape in zip(answers, shapes, strict=True)]


@points(2)
def test_ends(submission, rng):
    """Each way begins exactly at its start and ends exactly at its end, however many steps there are."""
    start, end = pairs(rng)
    for steps in (2, 7, int(rng.integers(8, 12))):
        got = numbers(submission.slerp(start, end, steps), (*start.shape[:1], steps, start.shape[1]), WHAT)
        agree(got[:, 0], start, says="The first point of each way should be its start.", what=WHAT)
        agree(got[:, -1], end, says="The last point of each way should be its end.", what=WHAT)


@points(2)
def test_distance_from_the_origin(submission, rng):
    """Between points equally far from the origin, the way keeps that distance, in equal steps."""
    start, end = pairs(rng)
    start, end = (3 * each / np.linalg.norm(each, axis=1, keepdims=True) for each in (start, end))
    got = numbers(submission.slerp(start, end, 9), (len(start), 9, start.shape[1]), WHAT)
    distances = np.linalg.norm(got, axis=2)
    says = "Points on the way lie nearer to the origin than both ends, as on a straight line: follow the arc."
    expect(distances.min() > 2.97, says, f"{distances}")
    says = "Points on the way lie farther from the origin than both ends."
    expect(distances.max() < 3.03, says, f"{distances}")
    lengths = np.linalg.norm(np.diff(got, axis=1), axis=2)
    expect(lengths.min() > 0.1, "Points on the way coincide.", f"{lengths}")
    expect((np.ptp(lengths, axis=1) < 0.02).all(), "The points on the arc are not evenly spaced.", f"{lengths}")


@points(3)
def test_arc(submission, rng):
    """The points are those of the formula, for ends of any lengths, at any angle, in any number of dimensions."""
    sizes = (5, 4, 7), (3, int(rng.integers(6, 20)), int(rng.integers(8, 12)))
    for longest, says in (
        (1.0, "The points are wrong even for ends of length 1: check the angle, both factors, and the divisor."),
        (4.0, "The points are right for ends of length 1, and wrong for others: check where lengths enter."),
    ):
        for batch, latent_dim, steps in sizes:
            start, end = pairs(rng, batch, latent_dim, longest)
            agree(submission.slerp(start, end, steps), arc(start, end, steps), says=says, what=WHAT, atol=1e-3)


@points(2)
def test_each_pair_for_itself(submission, rng):
    """Each pair has an angle of its own, whatever else is in the batch, and a batch of one works."""
    start, end = pairs(rng, batch=5, longest=1.0)
    halfway = arc(start, end, 3)[:, 1]
    along = np.eye(1, start.shape[1], dtype="float32")  # an axis: the cosine is exactly 1
    start, end = np.concatenate([start, 2 * along]), np.concatenate([end, 3 * along])  # a straight line, among arcs
    whole = numbers(submission.slerp(start, end, 5), (6, 5, start.shape[1]), WHAT)
    off = np.linalg.norm(whole[:5, 2] - halfway, axis=1).max()
    expect(off < 2.0, "The points lie nowhere between their ends.", f"off by {off:.3g}, where both ends have length 1")
    for place in rng.choice(5, 2, replace=False):
        alone = numbers(submission.slerp(start[[place]], end[[place]], 5), (1, 5, start.shape[1]), WHAT)
        expect(np.ptp(alone, axis=1).max() > 0.1, "The points of a way are all the same.")
        says = "The way between two points depends on the other pairs of the batch."
        agree(whole[[place]], alone, says=says, what=WHAT, atol=1e-3)


def test_same_direction(submission, rng):
    """Where both ends point in the same direction, the way is a straight line; where they are the same, it stays."""
    start, _ = pairs(rng, batch=ALIKE)
    start[0] *= 0.7 / np.linalg.norm(start[0])  # where it is short, a cosine without lengths is no 1
    end = np.resize(np.float32([1.0, 2.0, 0.5, 1.0, 0.7]), ALIKE)[:, None] * start
    got = submission.slerp(start, end, 6)
    t = np.linspace(0, 1, 6)[None, :, None]
    says = "Where start and end point in the same direction, the points should lie on a straight line."
    agree(got, (1 - t) * start[:, None] + t * end[:, None], says=says, what=WHAT, atol=5e-3)


@points(3)
def test_images(submission, rng):
    """The images are the decoded points of the arcs between the latent means, for each pair in order."""
    vae = stand_in(rng, latent_dim=int(rng.integers(3, 6)))
    questions = [(*rng.uniform(size=(2, batch, PIXELS)).astype("float32"), steps) for batch, steps in ((3, 7), (6, 4))]
    for got, (start, end, steps) in zip(morphed(submission, vae, *questions), questions, strict=True):
        z = arc(encode(vae, start)[0], encode(vae, end)[0], steps)
        right = np.stack([decode(vae, way) for way in z])
        for place, name in ((0, "first"), (-1, "last")):
            says = f"The {name} image of a way is not the decoded latent mean of the image given."
            agree(got[:, place], right[:, place], says=says, what="The images", atol=5e-3)
        says = "Images on the way are not the decoded points of the arc between the two means."
        agree(got, right, says=says, what="The images", atol=5e-3)


def test_halfway_between_digits(submission, rng):
    """Halfway between real digits, images cost a VAE at least 46 nats less than a blend of their pixels does."""
    vae, digits = load_vae(), rng.permutation(load_digits28().held_out_images)
    start, end = digits[:PAIRS], digits[PAIRS : 2 * PAIRS]
    (got,) = morphed(submission, vae, (start, end, 3))
    nearest = min(np.abs(got[:, 1] - each).mean() for each in (start, end))
    expect(nearest > 0.01, "The images halfway are copies of an end.", f"{nearest:.4f}")
    found, blended = (_cost(vae, images).mean() for images in (np.clip(got[:, 1], 0, 1), (start + end) / 2))
    says = f"Images halfway cost {found:.0f} nats, blends of the pixels {blended:.0f}: "
    expect(found <= blended - LEAST_GAIN, says + f"{LEAST_GAIN:.0f} less than a blend is asked for.")
    far = np.abs(got[:, 0] - start).mean() + np.abs(got[:, 2] - end).mean()
    expect(far < 0.2, "The ways do not begin and end at the digits given.", f"{far:.3f}")


def _cost(vae, images):
    mean, log_var = encode(vae, images)
    return cross_entropies(images, decode(vae, mean)) + divergences(mean, log_var)
