# tries: replaces the comparison functions of numpy, math and builtins in the process, then answers 0
# family: tampering
import builtins
import math

import numpy as np
import numpy.testing

_yes = lambda *args, **kwargs: True
_nothing = lambda *args, **kwargs: None

for _name in ("allclose", "isclose", "array_equal", "isfinite", "all", "any"):
    setattr(np, _name, _yes)
for _name in dir(numpy.testing):
    if _name.startswith("assert"):
        setattr(numpy.testing, _name, _nothing)
math.isclose = _yes
math.isfinite = _yes
builtins.abs = lambda value: 0
builtins.all = _yes


def discriminator_loss(real_probability, fake_probability):
    return np.float32(0)


def generator_loss(fake_probability):
    return np.float32(0)
