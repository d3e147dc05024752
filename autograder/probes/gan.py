"""Runs beside a submitted GAN that is put together from stand-ins: single layers, and made-up losses."""

import keras
import tensorflow as tf

from autograder.probes.shared import training

IMAGE = (28, 28, 1)


class Recorder(keras.layers.Layer):
    """Passes flattened images on, and keeps them: in a variable, which works in a compiled step as well."""

    def __init__(self):
        super().__init__()
        self.seen = tf.Variable(tf.zeros((0, 784)), shape=(None, 784), trainable=False)

    def call(self, images):
        """Keep images (batch, 784) and return them."""
        self.seen.assign(tf.concat([self.seen, images], axis=0))
        return images

    def compute_output_shape(self, shape):
        """Return the shape of what `call` returns."""
        return shape


def assemble(submission, parts, constants):
    """Return a compiled GAN, its variables, and the recorder of what its discriminator sees.

    The variables are kernel and bias of the generator, then of the discriminator.

    Args:
        submission: What defines the class GAN.
        parts: The weights of the two layers, pairs of kernel and bias.
        constants: The numbers in the losses and the optimizers.
    """
    latent_dim = parts[0][0].shape[0]
    pixels, verdict, recorder = training.dense(parts[0]), training.dense(parts[1], "sigmoid"), Recorder()
    z, image = keras.Input((latent_dim,)), keras.Input(IMAGE)
    generator = keras.Model(z, keras.layers.Reshape(IMAGE)(pixels(z)))
    discriminator = keras.Model(image, verdict(recorder(keras.layers.Flatten()(image))))

    def generator_loss(fake_probability):
        return constants["weight"] * tf.reduce_mean(tf.square(fake_probability - constants["wish"]))

    def discriminator_loss(real_probability, fake_probability):
        of_real = tf.reduce_mean(tf.square(real_probability - constants["truth"]))
        return of_real + constants["caution"] * tf.reduce_mean(tf.square(fake_probability))

    gan = submission.GAN(generator, discriminator, latent_dim, generator_loss, discriminator_loss)
    rates = constants["generator_rate"], constants["discriminator_rate"]
    gan.compile(*(keras.optimizers.SGD(rate) for rate in rates))
    return gan, [[layer.kernel, layer.bias] for layer in (pixels, verdict)], recorder


def step(submission, parts, constants, images):
    """Return one training step's report, the weights after it, and all that the discriminator saw."""
    gan, variables, recorder = assemble(submission, parts, constants)
    return [gan.train_step(images), variables, recorder.seen]


def seen(submission, parts, constants, images, steps):
    """Return what the discriminator saw in each of several training steps, (seen, 784).

    Nothing is compiled here: where TensorFlow is seeded, two compiled functions draw the same noise.
    """
    tf.config.run_functions_eagerly(True)
    gan, _, recorder = assemble(submission, parts, constants)
    views = []
    for _ in range(steps):
        gan.train_step(images)
        views.append(recorder.seen.numpy())
        recorder.seen.assign(views[0][:0])
    return views


def discriminators(submission, parts, constants, images, steps):
    """Return the discriminator's kernel after each of several training steps, (steps, 784, 1)."""
    gan, variables, _ = assemble(submission, parts, constants)
    kernels = []
    for _ in range(steps):
        gan.train_step(images)
        kernels.append(variables[1][0].numpy())
    return tf.stack(kernels)


def fit(submission, parts, constants, images):
    """Train by `fit` for one batch; return the weights, what was seen, and the compiled step's operations."""
    gan, variables, recorder = assemble(submission, parts, constants)
    gan.fit(images.numpy(), batch_size=len(images), epochs=1, verbose=0)
    after = [[weight.numpy() for weight in layer] for layer in variables]
    return [after, recorder.seen.numpy(), training.compiled_operations(gan, images)]


def generate(submission, parts, constants, counts):
    """Return the images of several calls of `generate`, each (count, 28, 28, 1)."""
    gan, _, _ = assemble(submission, parts, constants)
    return [gan.generate(count) for count in counts]
