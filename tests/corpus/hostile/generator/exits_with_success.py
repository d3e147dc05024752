# tries: to end the process with status 0 in the middle of the call
# family: evasion
import os


class Exit:
    def __call__(self, *args, **kwargs):
        os._exit(0)

    predict = fit = compile = __call__

    def __getattr__(self, name):
        os._exit(0)


def build_generator(latent_dim=64):
    return Exit()
