from keras import ops


def slerp(start, end, steps):
    """Spherical linear interpolation for each pair; nearly parallel ones are interpolated linearly."""
    t = ops.linspace(0.0, 1.0, steps)[None, :, None]
    start, end = ops.expand_dims(start, 1), ops.expand_dims(end, 1)
    cosine = ops.sum(start * end, axis=-1, keepdims=True)
    cosine = cosine / ops.norm(start, axis=-1, keepdims=True) / ops.norm(end, axis=-1, keepdims=True)
    theta = ops.arccos(ops.clip(cosine, -1.0, 1.0))
    parallel = theta < 1e-3
    theta = ops.where(parallel, 1.0, theta)
    arc = (ops.sin((1 - t) * theta) * start + ops.sin(t * theta) * end) / ops.sin(theta)
    return ops.where(parallel, (1 - t) * start + t * end, arc)


def morph(start, end, encoder, decoder, steps):
    """Decode the arcs between the latent means."""
    z_start, _ = encoder(start)
    z_end, _ = encoder(end)
    z = slerp(z_start, z_end, steps)
    batch, _, latent_dim = ops.shape(z)
    return ops.reshape(decoder(ops.reshape(z, (batch * steps, latent_dim))), (batch, steps, -1))
