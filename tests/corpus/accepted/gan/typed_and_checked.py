from __future__ import annotations

from typing import Any, Callable

import keras
import tensorflow as tf


class GAN(keras.Model):
    """Generator against discriminator."""

    def __init__(
        self,
        generator: keras.Model,
        discriminator: keras.Model,
        latent_dim: int,
        generator_loss: Callable[[Any], Any],
        discriminator_loss: Callable[[Any, Any], Any],
        name: str = "gan",
        **kwargs: Any,
    ) -> None:
        super().__init__(name=name, **kwargs)
        if latent_dim <= 0:
            raise ValueError(f"latent_dim must be positive, got {latent_dim}")
        self.generator = generator
        self.discriminator = discriminator
        self.latent_dim = latent_dim
        self.generator_loss = generator_loss
        self.discriminator_loss = discriminator_loss
        self.generator_optimizer: keras.optimizers.Optimizer | None = None
        self.discriminator_optimizer: keras.optimizers.Optimizer | None = None

    def compile(
        self,
        generator_optimizer: keras.optimizers.Optimizer,
        discriminator_optimizer: keras.optimizers.Optimizer,
        run_eagerly: bool = False,
    ) -> None:
        super().compile(run_eagerly=run_eagerly, jit_compile=False)
        self.generator_optimizer = generator_optimizer
        self.discriminator_optimizer = discriminator_optimizer

    def _noise(self, n: Any) -> tf.Tensor:
        return tf.random.normal(shape=(n, self.latent_dim), mean=0.0, stddev=1.0, dtype=tf.float32)

    def train_step(self, real_images: Any) -> dict[str, Any]:
        if self.generator_optimizer is None or self.discriminator_optimizer is None:
            raise RuntimeError("Call compile() before training.")
        real_images = keras.utils.unpack_x_y_sample_weight(real_images)[0]
        if real_images.shape[1:] != (28, 28, 1):
            raise ValueError(f"Expected images of shape (batch, 28, 28, 1), got {real_images.shape}")
        d_loss = self._discriminator_step(tf.cast(real_images, tf.float32))
        g_loss = self._generator_step(tf.shape(real_images)[0])
        return {"generator_loss": g_loss, "discriminator_loss": d_loss}

    def _discriminator_step(self, real_images: tf.Tensor) -> Any:
        noise = self._noise(tf.shape(real_images)[0])
        forged = tf.stop_gradient(self.generator(noise, training=True))
        variables = self.discriminator.trainable_variables
        with tf.GradientTape() as tape:
            loss = self.discriminator_loss(
                self.discriminator(real_images, training=True),
                self.discriminator(forged, training=True),
            )
        self.discriminator_optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return loss

    def _generator_step(self, n: Any) -> Any:
        variables = self.generator.trainable_variables
        with tf.GradientTape() as tape:
            forged = self.generator(self._noise(n), training=True)
            loss = self.generator_loss(self.discriminator(forged, training=True))
        self.generator_optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return loss

    def generate(self, n: int) -> Any:
        if n < 1:
            raise ValueError("n must be at least 1")
        return self.generator(self._noise(n), training=False)
