import numpy as np


def slerp(start, end, steps):
    a, b = np.asarray(start, "float64"), np.asarray(end, "float64")
    cos = (a * b).sum(1) / np.linalg.norm(a, axis=1) / np.linalg.norm(b, axis=1)
    theta = np.arccos(np.clip(cos, -1, 1))
    ways = []
    for t in np.linspace(0, 1, steps):
        with np.errstate(divide="ignore", invalid="ignore"):
            left = np.where(theta < 1e-3, 1 - t, np.sin((1 - t) * theta) / np.sin(theta))
            right = np.where(theta < 1e-3, t, np.sin(t * theta) / np.sin(theta))
        ways.append(left[:, None] * a + right[:, None] * b)
    return np.stack(ways, axis=1)


def morph(start, end, encoder, decoder, steps):
    a = np.array(encoder(start)[0])
    b = np.array(encoder(end)[0])
    z = slerp(a, b, steps).astype("float32")
    return np.array(decoder(z.reshape(-1, z.shape[2]))).reshape(len(a), steps, -1)
