# %% [markdown]
# # Demo: a VAE learns to draw digits
#
# A VAE, put together by *your* modules, sees 4,000 handwritten digits again and again. You watch what it learns: to
# copy, to arrange digits in a space, and then to draw new ones.
#
# What you see below came from the lesson's own modules. Once yours are written, choose *Run all* and it becomes yours;
# it takes about a minute. Nothing here is graded, and nothing is written into your folder. How to open it on your
# machine or on Colab is told in the lesson's README.md, under *Demos*.

# %% tags=["parameters"]
from autograder import house

FOLDER = house.EXERCISES  # where your modules lie
EPOCHS = 30  # how often the VAE sees every digit

# %%
from autograder.practice import demo

demo.ready("encoder", "sampling", "decoder", "kl_loss", "reconstruction_loss", "vae", "train_vae", folder=FOLDER)

import keras
import numpy as np
from matplotlib import pyplot as plt

from autograder.practice.digits import load_digits28
from autograder.practice.picture import plane
from autograder.practice.quality import bound
from exercises.kl_loss import kl_loss
from exercises.sampling import Sampling
from exercises.train_vae import build_vae

# %% [markdown]
# ## 1. Collect data
#
# MNIST: images of 28×28 pixels, each a row of 784 features between 0 (black) and 1 (white). A thousand digits are held
# out: the VAE never trains on them, and all that follows is measured and drawn on these.

# %%
digits = load_digits28()
images, labels = digits.held_out_images, digits.held_out_labels
ten = np.array([images[labels == digit][1] for digit in range(10)])
print(f"{len(digits.images):,} digits to train on, {len(images):,} held out, {images.shape[1]} features each")
demo.sheet([ten], ["held out"])

# %% [markdown]
# ## 2. Encode, sample, decode, compute the loss, propagate back
#
# `fit` does all of it, batch after batch, through your `train_step`. After each epoch we stop to look: what has become
# of the ten digits above, and what do 1,000 held-out digits cost?

# %%
keras.utils.set_random_seed(1)
vae = build_vae()
redrawn, costs = [], []


def look(*_):
    """Keep how the ten digits are redrawn, and the two terms of the loss."""
    mean, log_var = vae.encoder(images)
    redrawn.append(vae.decoder(vae.encoder(ten)[0]))
    decoded = vae.decoder(Sampling()([mean, log_var]))
    costs.append(bound(images, *map(np.asarray, (mean, log_var, decoded))))
    epoch, cost = len(costs) - 1, costs[-1]
    if epoch in shown:
        terms = f"{cost.reconstruction:5.1f} (reconstruction) + {cost.kl:4.1f} (KL)"
        print(f"epoch {epoch:2d}: {terms} = {cost.total:5.1f} nats")


shown = sorted({round(share * EPOCHS) for share in (0, 0.04, 0.1, 0.25, 0.5, 1)})
look()
watch = keras.callbacks.LambdaCallback(on_epoch_end=look)
history = vae.fit(digits.images, batch_size=100, epochs=EPOCHS, verbose=0, callbacks=[watch])

# %%
demo.sheet([ten, *(redrawn[epoch] for epoch in shown)], ["held out", *(f"epoch {epoch}" for epoch in shown)])

# %% [markdown]
# Grey noise first, then the *average* digit, the same for every image: the cheapest answer while the code says nothing.
# Then the encoder begins to tell digits apart, and the copies follow. Watch both terms as it happens:

# %%
figure, (left, right) = plt.subplots(1, 2, figsize=(8, 2.6))
left.plot([cost.reconstruction for cost in costs], color="#0072B2")
left.axhline(costs[-1].least, color="#5F6368", linestyle="--", linewidth=1.2)
left.text(EPOCHS, costs[-1].least, "a perfect copy", ha="right", va="bottom", color="#5F6368")
left.set(title="Reconstruction", xlabel="epoch", ylabel="nats an image", ylim=(0, 300), xticks=shown)
right.plot([cost.kl for cost in costs], color="#D55E00")
right.set(title="KL divergence", xlabel="epoch", ylim=(0, None), xticks=shown)
plt.show()

# %% [markdown]
# The reconstruction gets cheaper *because* the KL term gets dearer: what the code tells of an image has its price. A
# training that only lowered the KL term would end with the average digit. Not even a perfect copy is free: a grey pixel
# costs something under any probability.
#
# ## 3. The latent space
#
# Where do the digits lie? Nobody has told the VAE what any image shows. On the left, the plane in which the means vary
# most; on the right, what each latent dimension costs. One that costs nothing would tell nothing: the VAE would have
# switched it off.

# %%
mean, log_var = map(np.asarray, vae.encoder(images))
points = plane(mean)
price = np.sort([float(kl_loss(mean[:, [place]], log_var[:, [place]])) for place in range(mean.shape[1])])[::-1]
figure, (left, right) = plt.subplots(1, 2, figsize=(8, 3.6))
for digit in range(10):
    left.scatter(*points[labels == digit].T, s=5, color=f"C{digit}", alpha=0.6)
for digit in range(10):
    place = np.median(points[labels == digit], axis=0)
    left.text(*place, digit, ha="center", va="center", weight="bold", bbox={"fc": "white", "ec": f"C{digit}", "pad": 2})
left.set(title="The means, one colour a digit", xticks=[], yticks=[])
right.bar(range(1, len(price) + 1), price, color="#0072B2")
right.set(title="KL divergence of each dimension", xlabel="latent dimension, dearest first", ylabel="nats an image")
plt.show()

# %%
codes = np.asarray(vae.encoder(digits.images)[0])
distances = np.sum(mean**2, axis=1)[:, None] + np.sum(codes**2, axis=1) - 2 * mean @ codes.T
agree = np.mean(digits.labels[distances.argmin(axis=1)] == labels)
print(f"{agree:.0%} of the held-out digits have a training digit of the same kind as their nearest neighbour")

# %% [markdown]
# A plane shows little of a space of many dimensions, and in it the digits overlap; in the space itself, most neighbours
# are digits of the same kind. And if the space is in order, the *middle* of all threes should be a three. Compare it
# with the average of the images.

# %%
middles = np.array([mean[labels == digit].mean(axis=0) for digit in range(10)])
averages = [images[labels == digit].mean(axis=0) for digit in range(10)]
demo.sheet([vae.decoder(middles), averages], ["mean of means,\ndecoded", "mean of\nthe pixels"])

# %% [markdown]
# ## 4. Sampling
#
# The encoder names a region, not a point. Nine draws from the region of each of three digits, decoded: the same digit,
# as if written again, a little differently each time. The decoder has trained on such draws, never on the same point
# twice, and so it can draw between the digits that it knows.

# %%
chosen = [2, 4, 7]
rows = []
for digit in chosen:
    region = [np.repeat(part, 9, axis=0) for part in map(np.asarray, vae.encoder(ten[[digit]]))]
    rows.append(np.concatenate([ten[[digit]], vae.decoder(Sampling()(region))]))
demo.sheet(rows, heads=["held out", "", "", "", "", "nine draws", "", "", "", ""])

# %% [markdown]
# ## 5. Generative capability
#
# Leave the encoder aside: a point from the prior, decoded, is a digit that nobody wrote. Many are readable; others lie
# between two digits, where the prior has room and the data had none.

# %%
new = np.asarray(vae.generate(1000))
demo.sheet(new[:30].reshape(3, 10, -1))

# %% [markdown]
# And a walk from one image to another goes through images that are plausible all the way.

# %%
demo.sheet([vae.interpolate(ten[a], ten[b], 10) for a, b in [(3, 8), (4, 9), (1, 0)]], ["3 to 8", "4 to 9", "1 to 0"])

# %% [markdown]
# ## 6. Why are the images blurred?
#
# Take a digit, find the training digits whose codes lie nearest to its own, and lay them over one another. They agree
# on the digit and disagree on the course of each stroke. One point of the latent space has to stand for all of them,
# and the loss is least for their average.

# %% tags=["figure:blur"]
rows = []
for digit in chosen:
    own = np.asarray(vae.encoder(ten[[digit]])[0])
    nearest = np.sum((codes - own) ** 2, axis=1).argsort()[:30]
    near = digits.images[nearest]
    decoded = vae.decoder(codes[nearest].mean(axis=0, keepdims=True))
    rows.append(np.concatenate([ten[[digit]], near[:5], near.mean(axis=0, keepdims=True), decoded]))
demo.sheet(rows, heads=["a digit", "", "", "five of 30 neighbours", "", "", "average", "decoded"])

# %% [markdown]
# How much blur is that? Ink is white and paper black; a pixel in between is an edge of a stroke, or a doubt.

# %%
for name, shown in [("real digits", images), ("the VAE's copies", np.asarray(vae.decoder(mean))), ("new images", new)]:
    print(f"{name}: {np.mean((shown > 0.1) & (shown < 0.9)):.0%} of the pixels are grey")

# %% [markdown]
# A loss that compares pixel by pixel forgives doubt. The GAN of the next demo, `gan.ipynb`, learns its loss instead.
