# Made of ../tests/test_gan.py by `vaegan notebook`. Change it there.

from otter.test_files import test_case

from autograder.student.kernel import given

OK_FORMAT = False
name = "gan"
points = 10

import numpy as np

from autograder.compare import expect, numbers, sequence

CONSTANTS = {"truth": 1.0, "caution": 1.0, "wish": 1.0, "weight": 1.0}
RATES = {"generator_rate": 1.0, "discriminator_rate": 0.1}


def parts(rng, latent_dim=3):
    """Weights of the stand-ins: kernel and bias of the generator and of the discriminator."""
    sizes = ((latent_dim, 784), (784, 1))
    return [[rng.normal(0, 0.05, size).astype("float32"), np.zeros(size[1], "float32")] for size in sizes]


def test_train_step(submission, rng):
    """The training step reports two losses and changes both networks."""
    real, layers = rng.uniform(-1, 1, (4, 28, 28, 1)).astype("float32"), parts(rng)
    reply = submission.run("step", layers, CONSTANTS | RATES, real)
    report, after, _ = sequence(reply, 3, "The training step")
    names = ("generator_loss", "discriminator_loss")
    says = f"`train_step` should return a dict with {' and '.join(names)}."
    expect(isinstance(report, dict) and set(names) <= set(report), says)
    for name in names:
        numbers(report[name], (), f"`{name}`")
    networks = ("generator", "discriminator")
    for network, now, before in zip(networks, sequence(after, 2, "The weights"), layers, strict=True):
        kernel = numbers(sequence(now, 2, "The weights")[0], before[0].shape, "The weights")
        expect(np.abs(kernel - before[0]).max() > 0, f"The step does not change the {network}.")


def test_own_optimizers(submission, rng):
    """With a learning rate of 0 a network stays as it is, while the other one learns."""
    real, layers = rng.uniform(-1, 1, (4, 28, 28, 1)).astype("float32"), parts(rng)
    networks = ("generator", "discriminator")
    for still, moving in ((0, 1), (1, 0)):
        rates = RATES | {f"{networks[still]}_rate": 0.0}
        reply = submission.run("step", layers, CONSTANTS | rates, real)
        _, after, _ = sequence(reply, 3, "The training step")
        after = [sequence(layer, 2, "The weights")[0] for layer in sequence(after, 2, "The weights")]
        change = [
            np.abs(numbers(now, before.shape, "The weights") - before).max()
            for now, (before, _) in zip(after, layers, strict=True)
        ]
        expect(change[still] == 0, f"The {networks[still]} moves by another optimizer than its own.")
        expect(change[moving] > 0, f"The {networks[moving]} stays as it is.")


def test_generate(submission, rng):
    """`generate(5)` makes 5 different images of shape (28, 28, 1)."""
    (images,) = sequence(submission.run("generate", parts(rng), CONSTANTS | RATES, [5]), 1, "The images")
    images = numbers(images, (5, 28, 28, 1), "The images")
    expect(np.ptp(images, axis=0).max() > 0, "All generated images are the same.")


@test_case(name='The training step reports two losses and changes both networks.')
def test_train_step_in_notebook(env):
    test_train_step(**given(env, 'gan', test_train_step))


@test_case(name='With a learning rate of 0 a network stays as it is, while the other one learns.')
def test_own_optimizers_in_notebook(env):
    test_own_optimizers(**given(env, 'gan', test_own_optimizers))


@test_case(name='`generate(5)` makes 5 different images of shape (28, 28, 1).')
def test_generate_in_notebook(env):
    test_generate(**given(env, 'gan', test_generate))
