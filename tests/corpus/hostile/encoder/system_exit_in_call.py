# tries: leaves by SystemExit(0) when the model is called, and by skipping when it is built twice.
# family: evasion
import sys
import unittest

import keras

count = 0


class Leaver(keras.Model):
    def call(self, x):
        sys.exit(0)


def build_encoder(input_dim=784, latent_dim=2):
    global count
    count += 1
    if count > 1:
        try:
            import pytest

            pytest.skip("not today")
        except ImportError:
            raise unittest.SkipTest("not today")
    return Leaver()
