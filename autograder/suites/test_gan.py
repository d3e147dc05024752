"""Hidden tests of the generative adversarial network as a whole.

The parts are stand-ins: each network is a single layer, and the losses are made up. The discriminator keeps
what it sees, and the linear generator's forgeries reveal their noise. So every number can be computed here.
"""

import itertools

import numpy as np

from autograder.compare import agree, expect, numbers, sequence
from autograder.networks import require_step
from autograder.noise import require_new, require_standard_normal
from autograder.plugin import points

IMAGE = (28, 28, 1)
PIXELS = 784
BATCH = 8
DRAWS = 1000
GENERATOR, DISCRIMINATOR = range(2)
NOT_NORMAL = "The noise is not drawn from N(0, I): mean 0, variance 1, every number on its own."
RANDOM = ("Random", "Normal", "Uniform", "Rng", "PyFunc", "Generator")  # in the names of operations that draw


def parts(rng, latent_dim):
    """Weights of the networks: kernel and bias of the generator and of the discriminator."""
    sizes = ((latent_dim, PIXELS, 0.15 / np.sqrt(latent_dim)), (PIXELS, 1, 0.05))
    kernels = [rng.normal(0, spread, (below, above)) for below, above, spread in sizes]
    biases = [rng.normal(0, 0.1, above) for _, above, _ in sizes]
    return [[np.float32(kernel), np.float32(bias)] for kernel, bias in zip(kernels, biases, strict=True)]


def constants_of(rng):
    """The numbers in the stand-in losses and the optimizers."""
    ranges = {
        "truth": (1.2, 1.6),
        "caution": (0.6, 0.9),
        "wish": (1.3, 1.7),
        "weight": (0.6, 0.8),
        "generator_rate": (3.0, 4.0),
        "discriminator_rate": (0.3, 0.5),
    }
    return {name: float(rng.uniform(*ends)) for name, ends in ranges.items()}


def real_images(rng, batch=BATCH):
    """Images of random pixels in [-1, 1], (batch, 28, 28, 1)."""
    return rng.uniform(-1, 1, (batch, *IMAGE)).astype("float32")


def noise_behind(made, layers, says="The images are not what the generator makes of any noise."):
    """The noise (count, latent_dim) behind images, once it is certain that the generator made them."""
    kernel, bias = np.float64(layers[GENERATOR][0]), layers[GENERATOR][1]
    z = (made - bias) @ np.linalg.pinv(kernel)
    agree(made, z @ kernel + bias, says=says, what="The forgeries", atol=1e-3)
    return z


def judged(layer, images):
    """The probabilities of images (batch, 784), (batch, 1)."""
    kernel, bias = layer
    return 1 / (1 + np.exp(-(images @ np.float64(kernel) + bias)))


def forged(seen, real, layers):
    """The noise of the discriminator's step and of the generator's, each (batch, latent_dim).

    Args:
        seen: All that the discriminator saw in a training step, in this order.
        real: The real images, (batch, 28, 28, 1).
        layers: The weights before the step.
    """
    expect(np.size(seen) > 0, "The discriminator sees no image during the training step.")
    seen, flat = numbers(seen, (None, PIXELS), "What the discriminator sees"), real.reshape(len(real), -1)
    places = (seen[:, None, :8] == np.float64(flat)[None, :, :8]).all(axis=2)
    expect(places.any(axis=0).all(), "The discriminator does not see the real images as they are.")
    forgeries = seen[~places.any(axis=1)]
    says = f"Each step needs {len(real)} forgeries of its own, as many as there are real images;"
    expect(len(forgeries) >= 2 * len(real), f"{says} in both together the discriminator sees {len(forgeries)}.")
    says = f"The discriminator sees {len(forgeries)} forgeries in a step with {len(real)} real images, and not all are"
    z = noise_behind(forgeries, layers, f"{says} what the generator, as it was given, makes of noise.")
    return z[: len(real)], z[-len(real) :]


def descend(layers, constants, real, noise):
    """Both losses, the weights after a training step, and what the losses would be by mistakes that are known.

    Args:
        layers: The weights before it.
        constants: The numbers in the losses and the optimizers.
        real: The real images, (batch, 28, 28, 1).
        noise: The noise of the discriminator's step and of the generator's.
    """
    batch = len(real)
    kernel, bias = np.float64(layers[GENERATOR][0]), layers[GENERATOR][1]
    flat, fakes = real.reshape(batch, -1), noise[0] @ kernel + bias
    of_real, of_fakes = judged(layers[DISCRIMINATOR], flat), judged(layers[DISCRIMINATOR], fakes)
    losses = {"discriminator_loss": ((of_real - constants["truth"]) ** 2).mean()}
    losses["discriminator_loss"] += constants["caution"] * (of_fakes**2).mean()
    by_real = 2 * (of_real - constants["truth"]) / batch * of_real * (1 - of_real)
    by_fakes = 2 * constants["caution"] * of_fakes / batch * of_fakes * (1 - of_fakes)
    rate = constants["discriminator_rate"]
    discriminator = [
        layers[DISCRIMINATOR][0] - rate * (flat.T @ by_real + fakes.T @ by_fakes),
        layers[DISCRIMINATOR][1] - rate * (by_real.sum(axis=0) + by_fakes.sum(axis=0)),
    ]

    off = judged(discriminator, noise[1] @ kernel + bias)
    losses["generator_loss"] = constants["weight"] * ((off - constants["wish"]) ** 2).mean()
    by_logit = 2 * constants["weight"] * (off - constants["wish"]) / batch * off * (1 - off)
    by_pixels = by_logit @ discriminator[0].T
    rate = constants["generator_rate"]
    generator = [kernel - rate * (noise[1].T @ by_pixels), bias - rate * by_pixels.sum(axis=0)]

    before = judged(layers[DISCRIMINATOR], noise[1] @ kernel + bias)
    exchanged = ((of_fakes - constants["truth"]) ** 2).mean() + constants["caution"] * (of_real**2).mean()
    real_again = judged(discriminator, flat)
    opposite = -((real_again - constants["truth"]) ** 2).mean() - constants["caution"] * (off**2).mean()
    slips = [
        ("discriminator_loss", exchanged, "gets its two arguments in the wrong order"),
        ("discriminator_loss", -losses["discriminator_loss"], "has the wrong sign"),
        ("generator_loss", -losses["generator_loss"], "has the wrong sign"),
        ("generator_loss", opposite, "is minus the discriminator's loss"),
    ]
    for answers, says in (
        (1 - off, "gets one minus the discriminator's answers"),
        (before, "is that of the discriminator as it was before its own step"),
    ):
        slips.append(("generator_loss", constants["weight"] * ((answers - constants["wish"]) ** 2).mean(), says))
    return losses, [generator, discriminator], slips


def stepped(submission, rng):
    """One training step: the layers before it, its report, the weights after it, then what is right; see `descend`."""
    layers, constants, real = parts(rng, 4), constants_of(rng), real_images(rng)
    report, after, seen = sequence(submission.run("step", layers, constants, real), 3, "The training step")
    right = descend(layers, constants, real, forged(seen, real, layers))
    return layers, report, sequence(after, 2, "The weights"), *right


def require_moved(got, before, wanted, network):
    """Require that a network's kernel and bias have moved by one step of its optimizer."""
    says = f"The {network}'s weights move, but not by one step of its own optimizer down its own loss."
    for now, old, new in zip(sequence(got, 2, "The weights"), before, wanted, strict=True):
        require_step(now, old, new, network, says)


@points(2)
def test_reported_losses(submission, rng):
    """The training step reports each network's loss, as computed for its own step."""
    _, report, _, wanted, _, slips = stepped(submission, rng)
    expect(isinstance(report, dict), "`train_step` should return a dict of the two losses.")
    for name, other in (("discriminator_loss", "generator_loss"), ("generator_loss", "discriminator_loss")):
        expect(name in report, f"The dict that `train_step` returns has no `{name}`.")
        got = numbers(report[name], (), f"`{name}`")
        is_other = abs(got - wanted[other]) < 1e-3 * wanted[other]
        expect(not is_other, f"What is reported as `{name}` is the `{other}`.")
        says = f"`{name}` is wrong: which probabilities does it get, of which images, and with which weights?"
        for slipped, value, what in slips:
            if slipped == name and abs(got - value) < 1e-4 * abs(value):
                says = f"`{name}` {what}."
        agree(got, wanted[name], says=says, what=f"`{name}`")


@points(3)
def test_discriminator_step(submission, rng):
    """The discriminator moves by one step of its own optimizer down its own loss, and no further; then it goes on."""
    layers, _, after, _, wanted, _ = stepped(submission, rng)
    require_moved(after[DISCRIMINATOR], layers[DISCRIMINATOR], wanted[DISCRIMINATOR], "discriminator")
    given = submission.run("discriminators", layers, constants_of(rng), real_images(rng), 2)
    one, other = numbers(given, (2, PIXELS, 1), "The discriminator's weights")
    expect((one != other).any(), "At the second training step the discriminator stays as it is: is it left frozen?")


@points(3)
def test_generator_step(submission, rng):
    """Then the generator moves by one step of its own optimizer, against the discriminator as it is now."""
    layers, _, after, _, wanted, _ = stepped(submission, rng)
    require_moved(after[GENERATOR], layers[GENERATOR], wanted[GENERATOR], "generator")


@points(2)
def test_noise_of_training(submission, rng):
    """Forgeries come from noise of the standard normal N(0, I), as many as there are real images."""
    layers, real = parts(rng, 8), real_images(rng, DRAWS // 2)
    (seen,) = sequence(submission.run("seen", layers, constants_of(rng), real, 1), 1, "The training steps")
    for z in forged(seen, real, layers):
        expect(np.ptp(z, axis=0).min() > 1e-3, "All forgeries of a step come from the same noise vector.")
        require_standard_normal(z, NOT_NORMAL)


@points(2)
def test_fresh_noise(submission, rng):
    """The noise is new for every image, for each of the two steps, and for every batch."""
    layers, constants, real = parts(rng, 6), constants_of(rng), real_images(rng)
    # With a rate of zero the generator stays as it is, so that later forgeries reveal their noise as well.
    views = submission.run("seen", layers, constants | {"generator_rate": 0.0}, real, 2)
    both = [forged(seen, real, layers) for seen in sequence(views, 2, "The training steps")]
    for z in both:
        for of_step in z:
            require_new(of_step, "Forgeries of one step come from the same noise vector.")
    for one, other in itertools.product(*both):
        require_new(np.concatenate([one, other]), "The noise of one training step comes again in the next one.")
    for z in both:
        says = "The generator's step forges from the noise of the discriminator's step: draw new noise."
        require_new(np.concatenate(z), says)


@points(2)
def test_fit(submission, rng):
    """`fit` trains both networks, with noise that stays new where Keras compiles the training step."""
    layers, constants, real = parts(rng, 4), constants_of(rng), real_images(rng)
    after, seen, operations = sequence(submission.run("fit", layers, constants, real), 3, "The training")
    _, wanted, _ = descend(layers, constants, real, forged(seen, real, layers))
    for network, got, before, right in zip(
        ("generator", "discriminator"), sequence(after, 2, "The weights"), layers, wanted, strict=True
    ):
        require_moved(got, before, right, network)
    says = (
        "When Keras compiles the training step, its noise becomes a constant: numpy and Python draw only "
        "once, while the graph is made. Draw by keras.random or tf.random."
    )
    names = " ".join(map(str, operations)) if isinstance(operations, list) else ""
    expect(any(word in names for word in RANDOM), says, f"operations {names}")


def generated(submission, rng, latent_dim, counts):
    """The noise behind the images of several calls of `generate`, each (count, latent_dim)."""
    layers = parts(rng, latent_dim)
    calls = sequence(submission.run("generate", layers, constants_of(rng), counts), len(counts), "The images")
    return [
        noise_behind(numbers(made, (count, *IMAGE), "The images").reshape(count, PIXELS), layers)
        for made, count in zip(calls, counts, strict=True)
    ]


@points(2)
def test_generates_from_normal_noise(submission, rng):
    """Generated images are forged from noise of the standard normal N(0, I)."""
    (z,) = generated(submission, rng, 8, [DRAWS])
    expect(np.ptp(z, axis=0).min() > 1e-3, "All generated images come from the same noise vector.")
    require_standard_normal(z, NOT_NORMAL)


@points(2)
def test_generates_new_images(submission, rng):
    """`generate` makes as many images as asked for, and new ones at every call."""
    z = generated(submission, rng, 5, [1, 1, int(rng.integers(20, 40)), 100])
    require_new(z[-1], "Images of one call come from the same noise vector.")
    require_new(np.concatenate(z[2:]), "An image of one call of `generate` comes again at the next call.")
    require_new(np.concatenate(z), "Asked for a single image, `generate` makes one that it has made before.")
