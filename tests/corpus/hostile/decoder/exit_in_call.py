# tries: a model whose call ends the process with success, after a clean start.
# family: evasion
import os

import keras


class Exit(keras.Model):
    def __call__(self, *args, **kwargs):
        os._exit(0)

    predict = fit = call = __call__


def build_decoder(latent_dim=2, output_dim=784):
    return Exit()
