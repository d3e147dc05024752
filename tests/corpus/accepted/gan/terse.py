import keras
import tensorflow as tf


class GAN(keras.Model):
    def __init__(self, generator, discriminator, latent_dim, generator_loss, discriminator_loss, **kw):
        super().__init__(**kw)
        self.G, self.D, self.dim, self.gl, self.dl = generator, discriminator, latent_dim, generator_loss, discriminator_loss

    def compile(self, generator_optimizer, discriminator_optimizer, **kw):
        super().compile(**kw)
        self.go, self.do = generator_optimizer, discriminator_optimizer

    def _down(self, loss_of, net, opt):
        with tf.GradientTape() as t:
            loss = loss_of()
        opt.apply(t.gradient(loss, net.trainable_weights), net.trainable_weights)
        return loss

    def train_step(self, x):
        n = tf.shape(x)[0]
        d = self._down(lambda: self.dl(self.D(x), self.D(self.generate(n))), self.D, self.do)
        g = self._down(lambda: self.gl(self.D(self.generate(n))), self.G, self.go)
        return dict(generator_loss=g, discriminator_loss=d)

    def generate(self, n): return self.G(keras.random.normal((n, self.dim)))
