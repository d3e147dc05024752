# misconception: none
# Np.arange over 1 + 1/(steps - 1): for some numbers of steps (7, 10, 22, 25, 29, ...) rounding adds one point behind the end.
import numpy as np
import tensorflow as tf
from keras import ops


def slerp(start, end, steps):
    start = ops.convert_to_tensor(start, dtype="float32")
    end = ops.convert_to_tensor(end, dtype="float32")
    dot = ops.sum(start * end, axis=-1)
    cos = ops.clip(dot / (ops.norm(start, axis=-1) * ops.norm(end, axis=-1)), -1.0, 1.0)
    theta = ops.arccos(cos)[:, None, None]
    t = ops.convert_to_tensor(np.arange(0.0, 1.0 + 1.0 / (steps - 1), 1.0 / (steps - 1)), "float32")[None, :, None]
    a, b = start[:, None, :], end[:, None, :]
    same = ops.sin(theta) < 1e-6
    sin = ops.where(same, 1.0, ops.sin(theta))
    arc = (ops.sin((1.0 - t) * theta) * a + ops.sin(t * theta) * b) / sin
    line = (1.0 - t) * a + t * b
    return ops.where(same, line, arc)


def morph(start, end, encoder, decoder, steps):
    path = slerp(encoder(start)[0], encoder(end)[0], steps)
    batch, steps, latent_dim = path.shape
    images = decoder(ops.reshape(path, (-1, latent_dim)))
    return ops.reshape(images, (batch, steps, -1))
