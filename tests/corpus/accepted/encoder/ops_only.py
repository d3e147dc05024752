from keras import Model, Variable, initializers, ops


class GaussianHeads(Model):
    def __init__(self, input_dim, latent_dim, hidden=200):
        super().__init__()
        init = initializers.GlorotUniform(seed=11)
        init2 = initializers.GlorotUniform(seed=12)
        # one kernel of shape (hidden, 2, latent): plane 0 is the mean, plane 1 the log-variance
        self.w = Variable(init((input_dim, hidden)), name="w")
        self.b = Variable(ops.zeros((hidden,)), name="b")
        self.k = Variable(ops.reshape(init2((hidden, 2 * latent_dim)), (hidden, 2, latent_dim)), name="k")
        self.c = Variable(ops.zeros((2, latent_dim)), name="c")

    def call(self, x):
        h = ops.softplus(ops.matmul(x, self.w) + self.b)
        both = ops.einsum("bh,hsl->bsl", h, self.k) + self.c
        return ops.unstack(both, num=2, axis=1)


def build_encoder(input_dim=784, latent_dim=2):
    return GaussianHeads(input_dim, latent_dim)
