# tries: float and str subclasses that equal everything and lie on both sides of every bound
# family: lying
class Agreeable(float):
    shape = (5, 1)
    dtype = "float32"

    def __eq__(self, other):
        return True

    __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __eq__

    def __hash__(self):
        return 0

    def __sub__(self, other):
        return Agreeable(0.0)

    __rsub__ = __add__ = __radd__ = __mul__ = __rmul__ = __sub__

    def __abs__(self):
        return Agreeable(0.0)

    def __array__(self, *args, **kwargs):
        raise TypeError("passed")

    def numpy(self):
        return self


class Word(str):
    def __eq__(self, other):
        return True

    def __hash__(self):
        return hash("passed")


def build_discriminator():
    judge = lambda images, training=None: Agreeable(0.5)
    judge.__name__ = Word("passed")
    return judge
