# tries: an object that claims any shape, dtype and value when asked, with nothing behind it.
# family: lying
import numpy as np


class Chameleon:
    dtype = np.dtype("float32")
    ndim = 2
    trainable = True

    def __init__(self, *shape):
        self.shape = shape

    def __getattr__(self, name):
        if name.startswith("__array"):
            raise AttributeError(name)
        return Chameleon()

    def __call__(self, *args, **kwargs):
        return Chameleon(*np.shape(args[0]) if args else ())

    def __eq__(self, other):
        return True

    __lt__ = __le__ = __gt__ = __ge__ = __contains__ = __eq__
    __hash__ = None

    def __bool__(self):
        return True

    def __float__(self):
        return 0.5

    def __len__(self):
        return 5

    def __iter__(self):
        return iter([0.5] * 5)

    def __sub__(self, other):
        return 0.0

    __rsub__ = __mul__ = __rmul__ = __abs__ = __sub__


def build_decoder(latent_dim=2, output_dim=784):
    return Chameleon(latent_dim, output_dim)
