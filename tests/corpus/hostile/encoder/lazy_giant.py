# tries: answers with gigantic, deeply nested lists in the hope of breaking the judge.
# family: exhaustion
import keras


class Giant(keras.Model):
    def __call__(self, x, *args, **kwargs):
        nest = []
        for _ in range(100_000):
            nest = [nest]
        return [nest, ["0" * 1_000_000] * 10_000]


def build_encoder(input_dim=784, latent_dim=2):
    return Giant()
