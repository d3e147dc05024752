"""No first-order optimizer at all: damped Gauss-Newton (Fisher scoring), a step length for each image.

For a Bernoulli likelihood the expected Hessian of the cost is J^T diag(1 / (p (1 - p))) J + I. It is positive
definite, so that a step along it goes down, if it is short enough.
"""

import tensorflow as tf

EPS = 1e-7


class Problem:
    def __init__(self, images, known, decoder):
        self.x = tf.where(known, images, 0.5)
        self.mask = tf.cast(known, tf.float32)
        self.decoder = decoder
        self.cost = tf.function(self.cost)
        self.newton = tf.function(self.newton)

    def decode(self, z):
        return self.decoder(z, training=False)

    def cost(self, z):
        p = tf.clip_by_value(self.decode(z), EPS, 1 - EPS)
        bce = -(self.x * tf.math.log(p) + (1 - self.x) * tf.math.log(1 - p))
        return tf.reduce_sum(self.mask * bce, 1) + 0.5 * tf.reduce_sum(z**2, 1)

    def jacobian(self, z):
        """(batch, pixels, latent): one forward-mode sweep for each latent dimension."""
        columns = []
        for j in range(z.shape[1]):
            direction = tf.one_hot(tf.fill([z.shape[0]], j), z.shape[1])
            with tf.autodiff.ForwardAccumulator(z, direction) as accumulator:
                p = self.decode(z)
            columns.append(accumulator.jvp(p, unconnected_gradients=tf.UnconnectedGradients.ZERO))
        return p, tf.stack(columns, axis=2)

    def newton(self, z):
        p, jac = self.jacobian(z)
        p = tf.clip_by_value(p, EPS, 1 - EPS)
        weight = self.mask / (p * (1 - p))
        gradient = tf.einsum("bp,bpj->bj", weight * (p - self.x), jac) + z
        hessian = tf.einsum("bp,bpj,bpk->bjk", weight, jac, jac) + tf.eye(z.shape[1])
        return gradient, -tf.linalg.solve(hessian, gradient[..., None])[..., 0]


def impute(images, known, decoder, latent_dim, steps=100):
    images = tf.convert_to_tensor(images, tf.float32)
    known = tf.broadcast_to(tf.convert_to_tensor(known, tf.bool), images.shape)
    problem = Problem(images, known, decoder)
    z = tf.zeros((images.shape[0], latent_dim))
    for _ in range(steps):
        gradient, direction = problem.newton(z)
        slope = tf.reduce_sum(gradient * direction, 1)
        before = problem.cost(z)
        length = tf.ones_like(before)
        for _ in range(12):  # halve it until the cost goes down
            too_long = problem.cost(z + length[:, None] * direction) > before + 1e-4 * length * slope
            if not tf.reduce_any(too_long):
                break
            length = tf.where(too_long, length / 2, length)
        else:
            length = tf.where(too_long, 0.0, length)
        z = z + length[:, None] * direction
        if tf.reduce_max(tf.where(length > 0.0, tf.abs(slope), 0.0)) < 1e-5:
            break
    return tf.where(known, images, problem.decode(z))
