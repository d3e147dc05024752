"""A point on the arc follows from the two before it: z[k+1] = 2 cos(delta) z[k] - z[k-1], delta = theta / (steps - 1).

For theta = 0 this is the straight line of itself.
"""

import math

import numpy as np
import keras


def _walk(a, b, steps):
    cos = float(a @ b) / (math.sqrt(a @ a) * math.sqrt(b @ b))
    theta = math.acos(max(-1.0, min(1.0, cos)))
    delta = theta / (steps - 1)
    if math.sin(theta) > 1e-7:
        second = (math.sin(theta - delta) * a + math.sin(delta) * b) / math.sin(theta)
    else:
        theta = delta = 0.0
        second = a + (b - a) / (steps - 1)
    points = [a, second]
    while len(points) < steps:
        points.append(2.0 * math.cos(delta) * points[-1] - points[-2])
    points[-1] = b  # without the rounding
    return np.stack(points)


def slerp(start, end, steps):
    start = keras.ops.convert_to_numpy(start).astype("float64")
    end = keras.ops.convert_to_numpy(end).astype("float64")
    walks = np.stack([_walk(a, b, steps) for a, b in zip(start, end)])
    return keras.ops.convert_to_tensor(walks, dtype="float32")


def morph(start, end, encoder, decoder, steps):
    a = encoder(start)[0]
    b = encoder(end)[0]
    frames = []
    for way in slerp(a, b, steps):
        for point in way:
            frames.append(decoder(point[None])[0])
    frames = keras.ops.stack(frames)
    return keras.ops.reshape(frames, (-1, steps, frames.shape[-1]))
