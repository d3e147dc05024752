from keras import ops


def slerp(start, end, steps):
    dot = ops.sum(start * end, axis=1)
    theta = ops.arccos(ops.clip(dot / ops.sqrt(ops.sum(start**2, axis=1) * ops.sum(end**2, axis=1)), -1, 1))[:, None]
    straight = theta < 1e-3
    safe = ops.where(straight, 1.0, theta)
    way = []
    for step in range(steps):
        t = step / (steps - 1)
        line = (1 - t) * start + t * end
        arc = (ops.sin((1 - t) * safe) * start + ops.sin(t * safe) * end) / ops.sin(safe)
        way.append(ops.where(straight, line, arc))
    return ops.transpose(ops.stack(way), (1, 0, 2))


def morph(start, end, encoder, decoder, steps):
    both = encoder(ops.concatenate([start, end]))[0]
    mean_a, mean_b = ops.split(both, 2)
    ways = slerp(mean_a, mean_b, steps)
    return ops.stack([decoder(ways[:, step]) for step in range(steps)], axis=1)
