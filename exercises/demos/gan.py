# %% [markdown]
# # Demo: a GAN learns to forge digits
#
# Two networks play against each other. You watch the game: who is winning, what the forger draws meanwhile, whether it
# draws *every* digit, and how its images compare with those of a VAE.
#
# What you see below came from the lesson's own modules. Once yours are written, choose *Run all* and it becomes yours;
# it takes two to four minutes. Nothing here is graded, and nothing is written into your folder. How to open it on your
# machine or on Colab is told in the lesson's README.md, under *Demos*.

# %% tags=["parameters"]
from autograder import house

FOLDER = house.EXERCISES  # where your modules lie
EPOCHS = 20  # how often each model sees every digit

# %%
from autograder.practice import demo

demo.ready("generator", "discriminator", "gan_losses", "gan", "train_gan", folder=FOLDER)

import keras
import numpy as np
from matplotlib import pyplot as plt

from autograder.practice.classifier import look_at
from autograder.practice.digits import load_digits28
from autograder.practice.quality import quality
from exercises.train_gan import build_gan

# %% [markdown]
# ## 1. Before the game
#
# Real images, scaled to [-1, 1] as the players want them; forgeries of a generator that has learnt nothing; and what a
# discriminator that has learnt nothing makes of both.

# %%
digits = load_digits28()
real = (2.0 * digits.images - 1.0).reshape(-1, 28, 28, 1)
held_out = (2.0 * digits.held_out_images - 1.0).reshape(-1, 28, 28, 1)


def pixels(forged):
    """Return images (n, 28, 28, 1) in [-1, 1] as rows of 784 values in [0, 1]."""
    return (np.asarray(forged).reshape(-1, 784) + 1.0) / 2.0


keras.utils.set_random_seed(1)
gan = build_gan()
noise = keras.random.normal((10, gan.latent_dim), seed=7)
forged = gan.generator(noise)
demo.sheet([pixels(real[:10]), pixels(forged)], ["real", "forged"])
for name, some in [("real digits", held_out), ("forgeries", gan.generate(1000))]:
    print(f"mean probability of being real, of 1,000 {name}: {np.mean(gan.discriminator(some)):.2f}")

# %% [markdown]
# ## 2. The game
#
# `fit` plays round after round through your `train_step`: the discriminator's step, then the generator's. We write down
# both losses of each round. After each epoch we stop to look: what does the generator make of the same ten noise
# vectors, and what does the discriminator say of 1,000 digits that it has never seen, and of 1,000 forgeries?

# %%
rounds, drawn, verdicts, varieties = [], [pixels(forged)], [], []
shown = sorted({round(share * EPOCHS) for share in (0, 0.04, 0.1, 0.25, 0.5, 1)})


def note(batch, logs):
    """Keep the losses of a round."""
    rounds.append([float(logs["discriminator_loss"]), float(logs["generator_loss"])])


def look(epoch, logs):
    """Keep what the generator draws, what the discriminator says of it, and how varied it is."""
    some = gan.generate(1000)
    drawn.append(pixels(gan.generator(noise)))
    verdicts.append([float(np.mean(gan.discriminator(each))) for each in (held_out, some)])
    varieties.append(quality(pixels(some)))
    if epoch + 1 in shown:
        says = "epoch {:2d}: mean probability of being real {:.2f} for real digits, {:.2f} for forgeries"
        print(says.format(epoch + 1, *verdicts[-1]))


watch = keras.callbacks.LambdaCallback(on_train_batch_end=note, on_epoch_end=look)
history = gan.fit(real, batch_size=32, epochs=EPOCHS, verbose=0, callbacks=[watch])

# %%
demo.sheet([drawn[epoch] for epoch in shown], [f"epoch {epoch}" for epoch in shown])

# %% [markdown]
# Strokes first, digits later; and each column keeps something of itself, because it is the same noise. Now the score:

# %%
epochs = np.arange(1, EPOCHS + 1)
per_epoch = np.array(rounds).reshape(EPOCHS, -1, 2)
figure, (left, right) = plt.subplots(1, 2, figsize=(8, 2.8), sharex=True)
for place, (player, colour) in enumerate([("discriminator", "#0072B2"), ("generator", "#D55E00")]):
    low, middle, high = np.quantile(per_epoch[:, :, place], [0.1, 0.5, 0.9], axis=1)
    left.fill_between(epochs, low, high, color=colour, alpha=0.2, linewidth=0)
    left.plot(epochs, middle, color=colour, label=player)
left.set(title="Losses: the median of an epoch's rounds, and 80%", xlabel="epoch", ylim=(0, None), xticks=shown)
left.legend()
right.plot(epochs, [of_real for of_real, _ in verdicts], color="#009E73", label="real digits")
right.plot(epochs, [of_forged for _, of_forged in verdicts], color="#CC79A7", label="forgeries")
right.axhline(0.5, color="#5F6368", linestyle="--", linewidth=1.2)
right.set(title="The discriminator's mean probability", xlabel="epoch", ylim=(0, 1))
right.legend()
plt.show()

# %% [markdown]
# The losses say little of the images: what one player gains, the other pays for, and they settle where the game is in
# balance. At a draw, where nobody could tell the two kinds apart, both curves on the right would lie on the dashed
# line.
#
# ## 3. Does it draw every digit?
#
# The generator is asked to be believed, not to be complete: a forger who draws nothing but perfect sevens gets through
# as well. That is mode collapse. A classifier that has seen many digits counts what 1,000 forgeries show; and *recall*
# is the share of real digits that have a forgery like them.

# %%
forged = pixels(gan.generate(1000))
figure, (left, right) = plt.subplots(1, 2, figsize=(8, 2.8))
left.bar(range(10), 100 * quality(forged).classes, color="#D55E00")
left.axhline(10, color="#5F6368", linestyle="--", linewidth=1.2)
left.set(title="What 1,000 forgeries are taken for", xlabel="digit", ylabel="%", xticks=range(10))
right.plot(epochs, [each.recall for each in varieties], color="#D55E00")
right.set(title="Recall", xlabel="epoch", ylim=(0, 1), xticks=shown)
plt.show()

# %% [markdown]
# Counts are not everything, since the classifier has to call each image some digit. In the upper row, for each digit
# the forgery that it is surest of; in the lower one, the ten that it is least sure of.

# %%
probabilities = look_at(forged).probabilities
doubtful = np.argsort(probabilities.max(axis=1))[:10]
demo.sheet([forged[probabilities.argmax(axis=0)], forged[doubtful]], ["surest", "least sure"])

# %% [markdown]
# ## 4. Beside a VAE
#
# The same digits, the same number of epochs, and your VAE.

# %%
demo.ready("encoder", "sampling", "decoder", "kl_loss", "reconstruction_loss", "vae", "train_vae", folder=FOLDER)

from exercises.train_vae import build_vae

keras.utils.set_random_seed(1)
vae = build_vae()
history = vae.fit(digits.images, batch_size=100, epochs=EPOCHS, verbose=0)
made = np.asarray(vae.generate(1000))
demo.sheet(
    [digits.held_out_images[:12], made[:12], made[12:24], forged[:12], forged[12:24]],
    ["real", "the VAE's", "", "the GAN's", ""],
)

# %% [markdown]
# The GAN's strokes are sharp: black paper, white ink, a thin edge. The VAE's are soft. Count the pixels between black
# and white, and the difference has a number. But is every digit drawn as often as it should be?

# %% tags=["figure:measured"]
sets = {"real digits": digits.images[:1000], "the VAE's": made, "the GAN's": forged}
figure, (left, right) = plt.subplots(1, 2, figsize=(8, 2.8))
for place, (name, some) in enumerate(sets.items()):
    colour = ["#222222", "#0072B2", "#D55E00"][place]
    shares = np.histogram(some, np.linspace(0, 1, 11))[0] / some.size
    left.plot(np.arange(0.05, 1, 0.1), 100 * shares, marker="o", markersize=4, color=colour, label=name)
    right.bar(np.arange(10) + 0.27 * (place - 1), 100 * quality(some).classes, width=0.25, color=colour)
left.set(title="How bright the pixels are", xlabel="from black to white", ylabel="% of the pixels", yscale="log")
left.legend()
right.set(title="What 1,000 images are taken for", xlabel="digit", ylabel="% of the images", xticks=range(10))
plt.show()

# %%
print("                 grey pixels   Frechet distance   precision   recall   digits")
for name, some in sets.items():
    grey, found = np.mean((some > 0.1) & (some < 0.9)), quality(some)
    print(f"{name:14}{grey:14.0%}{found.frechet:19.1f}{found.precision:12.2f}{found.recall:9.2f}{found.digits:9d}")

# %% [markdown]
# *Frechet distance*: how far the images are from held-out digits as a whole, less is better. *Precision*: the share of
# images that look like some real digit. *Recall*: the share of real digits that some image looks like. *Digits*: how
# many of the ten occur. Even real digits do not score 1: they are others than those that are held out.
#
# Here the lesson's VAE is the safer draughtsman: what it draws is nearly always close to a digit, but to the average
# ones. Its GAN dares more: real strokes and real variety, and now and then a shape that is no digit. `vaegan train gan`
# plays twice as long.
