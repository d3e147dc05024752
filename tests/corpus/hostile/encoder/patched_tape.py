# tries: a GradientTape that reports non-zero gradients for a model that is constant.
# family: tampering
import keras
import tensorflow as tf


class GenerousTape:
    def __init__(self, *args, **kwargs):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return False

    def watch(self, tensor):
        pass

    def gradient(self, target, sources, *args, **kwargs):
        def ones(s):
            return tf.ones_like(s)

        return [ones(s) for s in sources] if isinstance(sources, (list, tuple)) else ones(sources)

    jacobian = batch_jacobian = gradient


tf.GradientTape = GenerousTape
for module in list(__import__("sys").modules.values()):
    if getattr(module, "GradientTape", None) is not None:
        try:
            module.GradientTape = GenerousTape
        except Exception:
            pass


class Constant(keras.Model):
    def __init__(self, latent_dim):
        super().__init__()
        self.latent_dim = latent_dim
        self.unused = self.add_weight(shape=(4, 4), name="unused")

    def call(self, x):
        return [tf.zeros((tf.shape(x)[0], self.latent_dim))] * 2


def build_encoder(input_dim=784, latent_dim=2):
    return Constant(latent_dim)
