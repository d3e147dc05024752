# tries: breaks the tape, the optimizers and the random functions for everybody in the process, so that nothing has to move
# family: tampering
import keras
import numpy as np
import tensorflow as tf

tf.GradientTape.gradient = lambda self, target, sources, *args, **kwargs: [tf.zeros_like(s) for s in sources]
for _optimizer in (keras.optimizers.Optimizer, keras.optimizers.SGD, keras.optimizers.Adam):
    _optimizer.apply = lambda self, *args, **kwargs: None
    _optimizer.apply_gradients = lambda self, *args, **kwargs: None
keras.random.normal = lambda shape, *args, **kwargs: np.zeros(shape, "float32")
tf.random.normal = keras.random.normal
keras.Variable.assign = lambda self, value: value
np.allclose = lambda *args, **kwargs: True
np.array_equal = lambda *args, **kwargs: True


class VAE(keras.Model):
    def __init__(self, *args, **kwargs):
        super().__init__()

    def call(self, x):
        return x * 0.0

    def train_step(self, data):
        return {"loss": 0.0, "reconstruction_loss": 0.0, "kl_loss": 0.0}

    def generate(self, n):
        return np.zeros((n, 784), "float32")

    def interpolate(self, a, b, steps):
        return np.zeros((steps, 784), "float32")
