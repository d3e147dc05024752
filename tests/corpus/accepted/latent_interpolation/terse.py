from keras import ops as o


def slerp(a, b, n):
    t, a, b = o.linspace(0.0, 1.0, n)[None, :, None], a[:, None], b[:, None]
    w = o.arccos(o.clip(o.sum(o.normalize(a, -1) * o.normalize(b, -1), -1, keepdims=True), -1.0, 1 - 1e-7))
    return (o.sin(w - t * w) * a + o.sin(t * w) * b) / o.sin(w)


def morph(a, b, encoder, decoder, n):
    z = slerp(encoder(a)[0], encoder(b)[0], n)
    return o.reshape(decoder(o.reshape(z, (-1, z.shape[2]))), (*z.shape[:2], -1))
