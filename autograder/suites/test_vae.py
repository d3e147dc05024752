"""Hidden tests of the variational autoencoder as a whole.

The parts are stand-ins: each network is a single layer, the losses are made up, and the sampling layer is
z = mean + shift * log_var, without noise except where images are generated. So every number can be computed.
"""

import numpy as np

from autograder.compare import agree, expect, numbers, sequence
from autograder.networks import require_step
from autograder.noise import require_new, require_standard_normal
from autograder.plugin import points

PIXELS = 784
BATCH = 6
DRAWS = 1000
MEAN, LOG_VAR, DECODER = range(3)


def parts(rng, latent_dim, contrast=0.5):
    """Weights of the networks: kernel and bias of the layers for the mean, log-variance and pixels."""
    sizes = ((PIXELS, latent_dim, 0.06), (PIXELS, latent_dim, 0.06), (latent_dim, PIXELS, contrast))
    kernels = [rng.normal(0, spread, (below, above)) for below, above, spread in sizes]
    biases = [rng.normal(0, 0.2, above) for _, above, _ in sizes]
    return [[np.float32(kernel), np.float32(bias)] for kernel, bias in zip(kernels, biases, strict=True)]


def constants_of(rng):
    """The numbers in the stand-in losses, the sampling layer and the optimizer."""
    ranges = {
        "shift": (0.6, 0.9),
        "gain": (1.3, 1.7),
        "weight": (0.05, 0.1),
        "pull": (0.5, 1.0),
        "centre": (0.4, 0.6),
        "rate": (0.02, 0.04),
    }
    return {name: float(rng.uniform(*ends)) for name, ends in ranges.items()}


def images(rng, batch=BATCH):
    """Images of random pixels in [0, 1], (batch, 784)."""
    return rng.uniform(size=(batch, PIXELS)).astype("float32")


def encode(layers, x):
    """The means and log-variances of images, each (batch, latent_dim)."""
    return [np.tanh(x @ np.float64(kernel) + bias) for kernel, bias in layers[:DECODER]]


def decode(layers, z):
    """The images for latent points, (batch, 784)."""
    kernel, bias = layers[DECODER]
    return 1 / (1 + np.exp(-(z @ np.float64(kernel) + bias)))


def points_behind(given, layers, count):
    """The latent points (count, latent_dim) behind images, once it is certain that the decoder made them."""
    made = numbers(given, (count, PIXELS), "The images")
    kernel, bias = layers[DECODER]
    inside = np.clip(made, 1e-7, 1 - 1e-7)
    z = (np.log(inside / (1 - inside)) - bias) @ np.linalg.pinv(np.float64(kernel))
    says = "The images are not what the decoder makes of any latent points."
    agree(made, decode(layers, z), says=says, what="The images", atol=1e-3)
    return z


def descend(layers, constants, x, kl_share=1.0):
    """The losses of a batch, and the weights after one step of gradient descent, where the KL loss has its share."""
    batch, gain, pull = len(x), constants["gain"], constants["pull"]
    mean, log_var = encode(layers, x)
    z = mean + constants["shift"] * log_var
    x_hat = decode(layers, z)
    error = gain * x_hat - x
    off = mean - constants["centre"]
    reconstruction = constants["weight"] * (error**2).sum(axis=1).mean()
    kl = (pull * off**2 + log_var).sum(axis=1).mean()

    by_pixels = 2 * constants["weight"] * gain * error / batch * x_hat * (1 - x_hat)
    by_z = by_pixels @ np.float64(layers[DECODER][0]).T
    by_mean = (by_z + kl_share * 2 * pull * off / batch) * (1 - mean**2)
    by_log_var = (constants["shift"] * by_z + kl_share / batch) * (1 - log_var**2)
    slopes = ((x, by_mean), (x, by_log_var), (z, by_pixels))
    after = [
        [kernel - constants["rate"] * (below.T @ above), bias - constants["rate"] * above.sum(axis=0)]
        for (kernel, bias), (below, above) in zip(layers, slopes, strict=True)
    ]
    return {"loss": reconstruction + kl, "reconstruction_loss": reconstruction, "kl_loss": kl}, after


def stepped(submission, layers, constants, x):
    """What a training step reports, and the weights after it: three pairs of arrays."""
    report, after = sequence(submission.run("step", layers, constants, x), 2, "The training step")
    return report, sequence(after, 3, "The weights")


def require_moved(got, before, wanted, network, says):
    """Require that a layer's kernel and bias have moved as they should."""
    for now, old, new in zip(sequence(got, 2, "The weights"), before, wanted, strict=True):
        require_step(now, old, new, network, says)


@points(2)
def test_call(submission, rng):
    """Calling the model encodes, samples and decodes: the reconstruction comes by way of a draw."""
    layers, constants, x = parts(rng, 3), constants_of(rng), images(rng)
    got = submission.run("reconstruct", layers, constants, x)
    mean, log_var = encode(layers, x)
    reconstruction = numbers(got, (BATCH, PIXELS), "The reconstruction")
    says = "The model decodes the mean itself: the sampling layer has no part in `call`."
    expect(np.abs(reconstruction - decode(layers, mean)).max() > 1e-3, says)
    says = "The reconstruction is not what the decoder makes of the sampled z."
    agree(got, decode(layers, mean + constants["shift"] * log_var), says=says, what="The reconstruction")


@points(2)
def test_reported_losses(submission, rng):
    """The training step reports both terms and their sum, as they were before the step."""
    layers, constants, x = parts(rng, 4), constants_of(rng), images(rng)
    report, _ = stepped(submission, layers, constants, x)
    before, after = descend(layers, constants, x)
    later, _ = descend(after, constants, x)
    expect(isinstance(report, dict), "`train_step` should return a dict of the three losses.")
    for name in ("reconstruction_loss", "kl_loss", "loss"):
        expect(name in report, f"The dict that `train_step` returns has no `{name}`.")
        got = numbers(report[name], (), f"`{name}`")
        is_late = abs(got - later[name]) < 1e-3 * abs(later[name])
        expect(not is_late, f"`{name}` is the value after the step; the value before it was asked for.")
        says = f"`{name}` is wrong: which tensors does the loss function get, and in which order?"
        if name == "loss":
            says = "`loss` is not the sum of the reconstruction loss and the KL loss."
            if abs(got - before["reconstruction_loss"]) < 1e-3 * abs(got):
                says = "`loss` is the reconstruction loss alone; the KL loss has no part in it."
            elif abs(got - before["reconstruction_loss"] + before["kl_loss"]) < 1e-3 * abs(got):
                says = "`loss` is the reconstruction loss minus the KL loss."
        agree(got, before[name], says=says, what=f"`{name}`")


@points(2)
def test_decoder_learns(submission, rng):
    """One step moves the decoder's weights by the optimizer's rule, down the gradient of the loss."""
    layers, constants, x = parts(rng, 3), constants_of(rng), images(rng)
    _, got = stepped(submission, layers, constants, x)
    _, wanted = descend(layers, constants, x)
    says = "The decoder's weights move, but not down the gradient of the loss."
    require_moved(got[DECODER], layers[DECODER], wanted[DECODER], "decoder", says)


@points(3)
def test_encoder_learns(submission, rng):
    """One step moves the encoder's weights by the optimizer's rule, down the gradients of both terms."""
    layers, constants, x = parts(rng, 3), constants_of(rng), images(rng)
    _, got = stepped(submission, layers, constants, x)
    _, wanted = descend(layers, constants, x)
    _, without_kl = descend(layers, constants, x, kl_share=0.0)
    for place, output in ((MEAN, "mean"), (LOG_VAR, "log-variance")):
        says = f"The encoder's {output} moves, but not down the gradient of reconstruction loss plus KL loss."
        kernel = numbers(sequence(got[place], 2, "The weights")[0], layers[place][0].shape, "The weights")
        without_reconstruction = layers[place][0] + wanted[place][0] - without_kl[place][0]
        for step, terms in (
            (without_kl[place][0], "reconstruction loss alone, without the KL loss"),
            (without_reconstruction, "KL loss alone, without the reconstruction loss"),
        ):
            if np.abs(kernel - step).max() < 1e-3 * np.abs(kernel - layers[place][0]).max():
                says = f"The encoder's {output} moves down the gradient of the {terms}."
        require_moved(got[place], layers[place], wanted[place], f"encoder's {output}", says)


@points(2)
def test_fit(submission, rng):
    """`fit` trains both networks, and the training step can be compiled, as Keras does it in `fit`."""
    layers, constants, x = parts(rng, 3), constants_of(rng), images(rng)
    got, _ = sequence(submission.run("fit", layers, constants, x), 2, "The training")
    got = sequence(got, 3, "The weights")
    _, wanted = descend(layers, constants, x)
    for place, network in ((DECODER, "decoder"), (MEAN, "encoder"), (LOG_VAR, "encoder")):
        says = f"After `fit`, the {network}'s weights are not where the optimizer's step leads."
        require_moved(got[place], layers[place], wanted[place], network, says)


@points(2)
def test_generates_from_the_prior(submission, rng):
    """Generated images are decoded from draws of the prior, the standard normal N(0, I)."""
    layers = parts(rng, 8, contrast=0.25)
    (made,) = sequence(submission.run("generate", layers, constants_of(rng), [DRAWS]), 1, "The images")
    z = points_behind(made, layers, DRAWS)
    expect(np.ptp(z, axis=0).min() > 1e-3, "All generated images come from the same latent point.")
    says = "The latent points are not drawn from N(0, I): mean 0, variance 1, every number on its own."
    require_standard_normal(z, says)


@points(2)
def test_generates_new_images(submission, rng):
    """`generate` makes as many images as asked for, and new ones at every call."""
    layers, counts = parts(rng, 5, contrast=0.25), [1, 1, int(rng.integers(20, 40)), 100]
    calls = sequence(submission.run("generate", layers, constants_of(rng), counts), 4, "The images")
    z = [points_behind(made, layers, count) for made, count in zip(calls, counts, strict=True)]
    require_new(z[-1], "Images of one call come from the same latent point.")
    require_new(np.concatenate(z[2:]), "An image of one call of `generate` comes again at the next call.")
    require_new(np.concatenate(z), "Asked for a single image, `generate` makes one that it has made before.")


def walked(submission, rng, counts):
    """Walks between two images for each number of steps, each with the right one and two kinds of wrong."""
    layers = parts(rng, 3, contrast=2.5)
    x = images(rng, 24)
    means, _ = encode(layers, x)
    apart = np.linalg.norm(means[:, None] - means[None], axis=2)
    start, end = np.unravel_index(np.argmax(apart), apart.shape)
    report = submission.run("interpolate", layers, constants_of(rng), x[[start, end]], list(counts))
    walks = []
    for given, count in zip(sequence(report, len(counts), "The walks"), counts, strict=True):
        share = np.linspace(0, 1, count)[:, None]
        right = decode(layers, (1 - share) * means[start] + share * means[end])
        mixed = decode(layers, encode(layers, (1 - share) * x[start] + share * x[end])[MEAN])
        faded = (1 - share) * right[0] + share * right[-1]
        walks.append((numbers(given, (count, PIXELS), "The images"), right, mixed, faded))
    return walks


@points(2)
def test_interpolation_ends(submission, rng):
    """Interpolation starts at the decoded mean of the first image and ends at that of the second."""
    for walk, right, _, _ in walked(submission, rng, (2, int(rng.integers(5, 10)))):
        for place, name in ((0, "first"), (-1, "last")):
            says = f"The {name} image of the walk is not the decoded mean of the {name} image given."
            agree(walk[place], right[place], says=says, what=f"The {name} image", atol=2e-3)


@points(2)
def test_interpolation_line(submission, rng):
    """The images between are decoded from evenly spaced points on a line through the latent space."""
    counts = int(rng.integers(5, 8)), int(rng.integers(8, 12))
    for walk, right, mixed, faded in walked(submission, rng, counts):
        for other in (mixed, faded):
            says = "The way leads through mixtures of images: mix latent points instead, then decode."
            expect(np.abs(walk - other).max() > 2e-3, says)
        says = "The images are not decoded from evenly spaced points on the line between the two means."
        agree(walk, right, says=says, what="The images", atol=2e-3)
