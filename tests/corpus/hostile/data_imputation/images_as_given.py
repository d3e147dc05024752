# tries: the images as they were given: known pixels are untouched, and what was under the mask may still be there.
# family: evasion


def impute(images, known, decoder, latent_dim, steps=100):
    return images
