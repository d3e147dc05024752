# misconception: none
# the cosine is not clipped, so a pair in the same direction whose cosine is rounded above 1 comes out as NaN.
from keras import ops


def slerp(start, end, steps):
    start = ops.convert_to_tensor(start, "float32")
    end = ops.convert_to_tensor(end, "float32")
    norms = ops.norm(start, axis=-1) * ops.norm(end, axis=-1)
    theta = ops.arccos(ops.sum(start * end, axis=-1) / norms)[:, None, None]
    t = ops.linspace(0.0, 1.0, steps)[None, :, None]
    a, b = start[:, None, :], end[:, None, :]
    same = ops.equal(theta, 0.0)
    safe = ops.where(same, 1.0, theta)
    arc = (ops.sin((1 - t) * safe) * a + ops.sin(t * safe) * b) / ops.sin(safe)
    return ops.where(same, (1 - t) * a + t * b, arc)


def morph(start, end, encoder, decoder, steps):
    a, b = encoder(start)[0], encoder(end)[0]
    points = slerp(a, b, steps)
    images = decoder(ops.reshape(points, (-1, points.shape[-1])))
    return ops.reshape(images, (points.shape[0], steps, -1))
