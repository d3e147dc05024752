"""Latent interpolation: from one image to another on an arc, for many pairs at once."""

from keras import ops


def slerp(start, end, steps):
    """Walk from latent points to others on an arc around the origin (spherical linear interpolation).

    In many dimensions, draws of the prior N(0, I) all lie about as far from the origin. A straight
    line between two of them passes nearer to it, where the decoder has hardly been trained; an arc
    keeps the distance. With t from 0 to 1 and the angle theta between start and end,

        z(t) = (sin((1 - t) * theta) * start + sin(t * theta) * end) / sin(theta)

    where cos(theta) = start . end / (|start| * |end|). Where start and end point in the same
    direction, theta is 0, and the way is the straight line (1 - t) * start + t * end.

    Args:
        start: Tensor of shape (batch, latent_dim); no point is 0.
        end: The same for where each way ends. It never points away from its start, to the very
            opposite side.
        steps: Points on each way, both ends included; at least 2.

    Returns:
        Tensor of shape (batch, steps, latent_dim), for evenly spaced t. Each pair has an angle of
        its own.

    Reference:
        White, "Sampling Generative Networks", 2016, arXiv:1609.04468, section 2.
    """
    # TODO: find each pair's angle, then evenly spaced points on the arc.
    # BEGIN SOLUTION
    share = ops.reshape(ops.linspace(0.0, 1.0, steps), (1, -1, 1))
    start, end = start[:, None, :], end[:, None, :]
    lengths = ops.norm(start, axis=-1, keepdims=True) * ops.norm(end, axis=-1, keepdims=True)
    cosine = ops.sum(start * end, axis=-1, keepdims=True) / lengths
    angle = ops.maximum(ops.arccos(ops.clip(cosine, -1.0, 1.0)), 1e-4)
    return (ops.sin((1.0 - share) * angle) * start + ops.sin(share * angle) * end) / ops.sin(angle)
    # END SOLUTION


def morph(start, end, encoder, decoder, steps):
    """Turn images into others: decode the points on the arcs between their latent means.

    Args:
        start: Tensor of images, shape (batch, pixels), values in [0, 1].
        end: The images that they turn into, same shape.
        encoder: A trained Keras model: images -> `[mean, log_var]`, each (batch, latent_dim).
        decoder: A trained Keras model: latent points (batch, latent_dim) -> images (batch, pixels).
        steps: Images on each way, both ends included; at least 2.

    Returns:
        Images of shape (batch, steps, pixels): for each pair the decoded points of
        `slerp(start's mean, end's mean, steps)`, in order.
    """
    # TODO: encode both, walk between the means, decode every point.
    # BEGIN SOLUTION
    (starts, _), (ends, _) = encoder(start), encoder(end)
    points = slerp(starts, ends, steps)
    images = decoder(ops.reshape(points, (-1, points.shape[-1])))
    return ops.reshape(images, (len(start), steps, -1))
    # END SOLUTION
