# tries: ends the process without an error while the model is built
# family: evasion
import os


def build_vae():
    os._exit(0)
