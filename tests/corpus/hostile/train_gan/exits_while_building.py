# tries: ends the process without an error while the model is built
# family: evasion
import sys


def build_gan():
    sys.exit(0)
