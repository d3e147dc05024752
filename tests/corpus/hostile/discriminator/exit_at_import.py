# tries: to leave with success before anything is asked
# family: evasion
import sys

sys.exit(0)


def build_discriminator():
    return None
