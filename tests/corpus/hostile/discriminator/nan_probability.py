# tries: NaN of the right shape, so that no comparison "greater than" is true
# family: lying
import keras


class NaN(keras.Model):
    def call(self, images):
        return keras.ops.full((keras.ops.shape(images)[0], 1), float("nan"))


def build_discriminator():
    return NaN()
