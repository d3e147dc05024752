# Made of ../tests/test_vae.py by `vaegan notebook`. Change it there.

from otter.test_files import test_case

from autograder.student.kernel import given

OK_FORMAT = False
name = "vae"
points = 10

import numpy as np

from autograder.compare import agree, expect, numbers, sequence

CONSTANTS = {"shift": 0.5, "gain": 1.0, "weight": 0.1, "pull": 1.0, "centre": 0.5, "rate": 0.01}


def parts(rng, latent_dim=2):
    """Weights of the stand-ins: kernel and bias of the layers for the mean, log-variance and pixels."""
    sizes = ((784, latent_dim), (784, latent_dim), (latent_dim, 784))
    return [[rng.normal(0, 0.1, size).astype("float32"), np.zeros(size[1], "float32")] for size in sizes]


def test_call(submission, rng):
    """Where the encoder answers zeros, z is 0 here, and the decoder without a bias answers 0.5 everywhere."""
    x = rng.uniform(size=(3, 784)).astype("float32")
    layers = parts(rng)
    zeros = [[0 * kernel, bias] for kernel, bias in layers[:2]]
    got = submission.run("reconstruct", [*zeros, layers[2]], CONSTANTS, x)
    agree(got, np.full((3, 784), 0.5), says="Every pixel should be 0.5.", what="The reconstruction")
    got = numbers(submission.run("reconstruct", layers, CONSTANTS, x), (3, 784), "The reconstruction")
    expect(np.ptp(got, axis=0).max() > 1e-3, "Different images get the same reconstruction.")


def test_train_step(submission, rng):
    """The training step reports three losses, the first being the sum, and changes both networks."""
    x, layers = rng.uniform(size=(4, 784)).astype("float32"), parts(rng)
    report, after = sequence(submission.run("step", layers, CONSTANTS, x), 2, "The training step")
    names = ("loss", "reconstruction_loss", "kl_loss")
    says = f"`train_step` should return a dict with {', '.join(names)}."
    expect(isinstance(report, dict) and set(names) <= set(report), says)
    loss, reconstruction, kl = (float(numbers(report[name], (), f"`{name}`")) for name in names)
    says = f"{reconstruction:.4f} (reconstruction) and {kl:.4f} (KL) do not add up to {loss:.4f} (loss)."
    expect(abs(reconstruction + kl - loss) < 1e-3, says)
    networks = ("encoder (mean)", "encoder (log-variance)", "decoder")
    for network, now, before in zip(networks, sequence(after, 3, "The weights"), layers, strict=True):
        kernel = numbers(sequence(now, 2, "The weights")[0], before[0].shape, "The weights")
        expect(np.abs(kernel - before[0]).max() > 0, f"The step does not change the {network}.")


def test_new_images(submission, rng):
    """`generate(5)` makes 5 different images; `interpolate` makes as many as there are steps."""
    x, layers = rng.uniform(size=(2, 784)).astype("float32"), parts(rng)
    (images,) = sequence(submission.run("generate", layers, CONSTANTS, [5]), 1, "The images")
    images = numbers(images, (5, 784), "The generated images")
    expect(np.ptp(images, axis=0).max() > 0, "All generated images are the same.")
    (walk,) = sequence(submission.run("interpolate", layers, CONSTANTS, x, [7]), 1, "The walk")
    walk = numbers(walk, (7, 784), "The images of the walk")
    expect(np.ptp(walk, axis=0).max() > 0, "All images of the walk are the same.")


@test_case(name='Where the encoder answers zeros, z is 0 here, and the decoder without a bias answers 0.5 everywhere.')
def test_call_in_notebook(env):
    test_call(**given(env, 'vae', test_call))


@test_case(name='The training step reports three losses, the first being the sum, and changes both networks.')
def test_train_step_in_notebook(env):
    test_train_step(**given(env, 'vae', test_train_step))


@test_case(name='`generate(5)` makes 5 different images; `interpolate` makes as many as there are steps.')
def test_new_images_in_notebook(env):
    test_new_images(**given(env, 'vae', test_new_images))
