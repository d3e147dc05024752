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
    # TODO 1: find each pair's angle, then evenly spaced points on the arc.
    raise NotImplementedError("TODO 1 in latent_interpolation.py is still to be written.")


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
    # TODO 2: encode both, walk between the means, decode every point.
    raise NotImplementedError("TODO 2 in latent_interpolation.py is still to be written.")
