from dataclasses import dataclass
from functools import partial

from keras import ops


def _bce(p, label):
    p = ops.where(label > 0.5, p, 1.0 - p)
    return -ops.mean(ops.log(ops.maximum(p, 1e-9)))


call_real = partial(_bce, label=1.0)
call_fake = partial(_bce, label=0.0)


@dataclass
class DiscriminatorLoss:
    real: object = call_real
    fake: object = call_fake

    def __call__(self, real_probability, fake_probability):
        return self.real(real_probability) + self.fake(fake_probability)


discriminator_loss = DiscriminatorLoss()
generator_loss = lambda fake_probability: call_real(fake_probability)  # noqa: E731
