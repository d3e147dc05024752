# tries: an answer that runs code where it is unpickled or formatted
# family: lying
import os


class Payload:
    shape = (5, 1)
    dtype = "float32"

    def __reduce__(self):
        return (os._exit, (0,))

    def __repr__(self):
        return "\x1b[2J=HYPERLINK(\"http://example.org\")<script>alert(1)</script>\ud800 passed"

    __str__ = __repr__

    def __format__(self, spec):
        return "100 / 100"

    def __array__(self, dtype=None, copy=None):
        import numpy as np
        return np.array([Payload()], dtype=object)


def build_discriminator():
    return lambda images, training=None: Payload()
