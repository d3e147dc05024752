"""The public names are instances of one small class, not functions."""

from dataclasses import dataclass

from keras import losses, ops


@dataclass(frozen=True)
class CrossEntropyAgainst:
    label: float

    def __call__(self, fake_probability):
        target = ops.full_like(fake_probability, self.label)
        per_image = losses.binary_crossentropy(target, fake_probability)
        return ops.mean(per_image)


class DiscriminatorLoss:
    real = CrossEntropyAgainst(1.0)
    fake = CrossEntropyAgainst(0.0)

    def __call__(self, real_probability, fake_probability):
        return self.real(real_probability) + self.fake(fake_probability)


discriminator_loss = DiscriminatorLoss()
generator_loss = CrossEntropyAgainst(1.0)
