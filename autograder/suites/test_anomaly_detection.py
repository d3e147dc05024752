"""Hidden tests of anomaly detection.

Most of them know each score beforehand: the networks are stand-ins of random weights, computed here in NumPy as well.
The last ones look for odd images among the 1,000 digits that are held out, with a small VAE that is really trained.
"""

import numpy as np

from autograder.compare import agree, expect, numbers, sequence
from autograder.plugin import points
from autograder.practice.digits import load_digits28
from autograder.practice.quality import cross_entropies, divergences
from autograder.practice.vae import Networks, decode, encode, load_vae

PIXELS = 784
WHAT = "The scores"
DIGITS = 300
LARGE, ENORMOUS = 13.0, 1000.0  # nats a pixel; -log(1e-6) is 13.8, -log of the smallest float64 is 745
LEAST_SHUFFLED, LEAST_TURNED = 0.98, 0.85  # the area under the ROC curve is 1.000 and 0.911
CAUGHT = 0.9  # the share of shuffled digits above the usual threshold is 1.000
FALSE_ALARMS = 0.1  # 0.05 of the usual ones, by definition


def stand_in(rng, latent_dim=4, pixels=PIXELS, encoded=1.0, drawn=1.0):
    """A VAE of random weights; means, log-variances and what is drawn of them can be made to vanish."""
    sizes = ((pixels, latent_dim, 0.06 * encoded), (pixels, latent_dim, 0.06 * encoded), (latent_dim, pixels, drawn))
    layers = [
        [rng.normal(0, spread, (below, above)).astype("float32"), np.zeros(above, "float32")]
        for below, above, spread in sizes
    ]
    return Networks(layers[:2], layers[2:])


def pictures(rng, batch, pixels=PIXELS):
    """Images of random pixels in [0, 1], (batch, pixels)."""
    return rng.uniform(size=(batch, pixels)).astype("float32")


def expected(vae, images):
    """The right scores of images, (batch,)."""
    mean, log_var = encode(vae, images)
    return cross_entropies(images, decode(vae, mean)) + divergences(mean, log_var)


def asked(submission, vae, *batches):
    """What the submission says of several batches, as it came."""
    return sequence(submission.run("scores", *vae, *batches), len(batches), WHAT)


def scored(submission, vae, *batches):
    """The same, once it is one number for each image."""
    answers = asked(submission, vae, *batches)
    return [numbers(got, (len(images),), WHAT) for got, images in zip(answers, batches, strict=True)]


@points(2)
def test_reconstruction_term(submission, rng):
    """Where the encoder predicts the prior, a score is the cross-entropy of the image alone, summed over its pixels."""
    vae = stand_in(rng, encoded=0.0)
    vae.decoder[-1][1][:] = rng.normal(0, 2, PIXELS)
    images = pictures(rng, 6)
    (got,) = asked(submission, vae, images)
    says = "Where mean and log_var are 0, the reconstruction alone should be left: its cross-entropy is wrong."
    agree(got, expected(vae, images), says=says, what=WHAT, rtol=1e-4)


@points(2)
def test_divergence_term(submission, rng):
    """Where the decoder draws the same grey whatever it is given, scores differ by the KL divergence alone."""
    latent_dim = int(rng.integers(3, 7))
    vae = stand_in(rng, latent_dim, drawn=0.0)
    vae.encoder[1][1][:] = rng.permutation(np.linspace(-7, 7, latent_dim))  # narrow Gaussians and wide ones
    images = pictures(rng, 6)
    (got,) = asked(submission, vae, images)
    right = expected(vae, images)
    says = f"The score lacks the KL divergence, or it is wrong: beyond {PIXELS} log 2, which grey costs, all is KL."
    agree(got, right, says=says, what=WHAT, rtol=1e-5, atol=0.02)


@points(3)
def test_scores(submission, rng):
    """The score adds the cross-entropy of what the decoder makes of the mean, and the KL divergence."""
    for pixels, more in ((PIXELS, ""), (int(rng.integers(300, 600)), " and images of another size")):
        vae, images = stand_in(rng, pixels=pixels), pictures(rng, 8, pixels)
        first, second = asked(submission, vae, images, images)
        says = f"The scores are wrong for a VAE with random weights{more}."
        agree(first, expected(vae, images), says=says, what=WHAT, rtol=1e-4)
        agree(second, first, says="The same images get another score when asked again.", what=WHAT, rtol=1e-5)


@points(2)
def test_each_image_for_itself(submission, rng):
    """Each image has a score of its own, whatever else is in the batch, and a batch of one works."""
    vae, images = stand_in(rng, encoded=2.0, drawn=0.3), pictures(rng, 7)  # divergences are far apart
    whole, part, one = scored(submission, vae, images, images[2:5], images[:1])
    says = "An image's score depends on the other images of the batch."
    expect(np.ptp(whole) > 0.1, "All images of a batch get the same score.")
    agree(part, whole[2:5], says=says, what=WHAT, rtol=1e-4)
    agree(one, whole[:1], says=says, what=WHAT, rtol=1e-4)


@points(2)
def test_certain_pixels(submission, rng):
    """Scores are finite, and large if wrong, where the decoder answers exactly 0 or 1."""
    vae = stand_in(rng, encoded=0.0)
    black_or_white = rng.permutation(np.arange(PIXELS) % 2).astype("float32")
    vae.decoder[-1][1][:] = 400.0 * (2 * black_or_white - 1)
    images = np.stack([black_or_white, 1 - black_or_white])
    (got,) = scored(submission, vae, images)
    expect(abs(got[0]) < 1.0, "An image that is redrawn without a fault should cost next to nothing.", f"{got[0]:.4g}")
    cost = got[1] / PIXELS
    says = "Pixels that are certain and wrong cost too little: is the constant at most 1e-6?"
    expect(cost > LARGE, says, f"{cost:.4g} a pixel")
    expect(cost < ENORMOUS, "Pixels that are certain and wrong have an enormous cost.", f"{cost:.4g} a pixel")


@points(3)
def test_threshold(submission, rng):
    """An image is an anomaly where its score is above the quantile of the usual scores, 0.95 if none is given."""
    usual = rng.permutation(20 + 80 * (np.arange(1, 1001) / 1000) ** 2).astype("float32")  # up to 0.16 apart
    for chosen in ((), (float(rng.uniform(0.2, 0.45)),), (float(rng.uniform(0.6, 0.9)),)):
        quantile = chosen[0] if chosen else 0.95
        threshold = 20 + 80 * quantile**2
        near, far = threshold + np.array([0.4, -0.4, 3, -3]), np.array([-1e4, 1e4])
        others = np.concatenate([20 + 80 * rng.uniform(size=50) ** 2, rng.uniform(85, 140, 50)])
        others = others[np.abs(others - threshold) > 0.4]
        scores = rng.permutation(np.concatenate([near, others, far])).astype("float32")
        got = booleans(submission.is_anomaly(scores, usual, *chosen), scores.shape)
        says = "Scores near the threshold are judged wrongly"
        if (got == (scores > 20 + 80 * (1 - quantile) ** 2)).all():
            says = "The threshold is the quantile counted from the other end"
        elif (got == (scores > np.quantile(scores, quantile))).all():
            says = "The threshold is the quantile of the scores in question, not of the usual ones"
        says += f", where the quantile is {quantile:.2f}." if chosen else ", where no quantile is given."
        expect((got == (scores > threshold)).all(), says, f"threshold {threshold:.4g}: {scores} -> {got}")
    scores = np.float32([7, 8, 9])
    got = booleans(submission.is_anomaly(scores, np.full(21, 8, "float32"), 0.5), scores.shape)
    says = "Where all usual scores are 8, so is the threshold: 9 alone is above it."
    expect((got == (scores > 8)).all(), says, f"{scores} -> {got}")
    scores, usual = np.float32([7, 10, 25]), rng.permutation(np.repeat(np.float32([8, 20, 30]), [80, 10, 10]))
    got = booleans(submission.is_anomaly(scores, usual, 0.5), scores.shape)
    says = "Where 80 of 100 usual scores are 8, half of them lie at 8: each score counts, however often it comes."
    expect((got == (scores > 8)).all(), says, f"{scores} -> {got}")


def test_odd_digits_stand_out(submission, rng):
    """Of real digits, those with shuffled pixels and those turned by 90 degrees have higher scores."""
    digits = rng.permutation(load_digits28().held_out_images)[:DIGITS]
    shuffled = digits[:, rng.permutation(PIXELS)]
    turned = np.rot90(digits.reshape(-1, 28, 28), axes=(1, 2)).reshape(digits.shape)
    order = rng.permutation(3 * len(digits))
    (mixed,) = scored(submission, load_vae(), np.concatenate([digits, shuffled, turned])[order])
    usual, *odd = np.split(mixed[np.argsort(order)], 3)
    for scores, least, which in zip(odd, (LEAST_SHUFFLED, LEAST_TURNED), ("shuffled", "turned"), strict=True):
        area = area_under_curve(usual, scores)
        says = f"A {which} digit has a higher score than a usual one in {area:.0%} of all pairs; at least {least:.0%}"
        expect(area >= least, f"{says} is possible.")


def test_odd_digits_are_found(submission, rng):
    """Nearly all digits with shuffled pixels are reported, and few of the usual ones."""
    digits = rng.permutation(load_digits28().held_out_images)[:DIGITS]
    usual, shuffled = scored(submission, load_vae(), digits, digits[:, rng.permutation(PIXELS)])
    usual, shuffled = np.float32(np.sort(usual)[::-1]), np.float32(shuffled)
    found = booleans(submission.is_anomaly(shuffled, usual), shuffled.shape).mean()
    alarms = booleans(submission.is_anomaly(usual, usual), usual.shape).mean()
    expect(found >= CAUGHT, f"Only {found:.0%} of the shuffled digits are reported.")
    expect(alarms <= FALSE_ALARMS, f"{alarms:.0%} of the usual digits are reported, which are normal.")


def booleans(value, shape):
    """What `is_anomaly` answers, once it is an array of booleans of the right shape."""
    expect(isinstance(value, np.ndarray) and value.dtype == bool, "`is_anomaly` should return a tensor of booleans.")
    expect(value.shape == shape, "`is_anomaly` should return one boolean for each score.", f"shape {value.shape}")
    return value


def area_under_curve(usual, odd):
    """The share of pairs in which the odd image has the higher score: the area under the ROC curve."""
    below = np.searchsorted(np.sort(usual), odd, side="left")
    return below.mean() / len(usual)
