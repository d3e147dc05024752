# misconception: none
# If one pair of the batch has the angle 0, all pairs go along the straight line.
import numpy as np
import tensorflow as tf
from keras import ops


def slerp(start, end, steps):
    start = ops.convert_to_tensor(start, dtype="float32")
    end = ops.convert_to_tensor(end, dtype="float32")
    dot = ops.sum(start * end, axis=-1)
    cos = ops.clip(dot / (ops.norm(start, axis=-1) * ops.norm(end, axis=-1)), -1.0, 1.0)
    theta = ops.arccos(cos)[:, None, None]
    t = ops.linspace(0.0, 1.0, steps)[None, :, None]
    a, b = start[:, None, :], end[:, None, :]
    line = (1.0 - t) * a + t * b
    sin = ops.sin(theta)
    if ops.any(sin < 1e-6):
        return line
    return (ops.sin((1.0 - t) * theta) * a + ops.sin(t * theta) * b) / sin


def morph(start, end, encoder, decoder, steps):
    path = slerp(encoder(start)[0], encoder(end)[0], steps)
    batch, steps, latent_dim = path.shape
    images = decoder(ops.reshape(path, (-1, latent_dim)))
    return ops.reshape(images, (batch, steps, -1))
