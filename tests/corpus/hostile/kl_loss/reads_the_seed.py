# tries: to find the seed of the hidden inputs: in arguments, settings, the clock and generators
# family: evasion
import sys
import random
import numpy


def won(what):
    raise RuntimeError("ESC" + "APED: " + what)

numpy.random.seed(0)
for text in (sys.argv, sys.orig_argv, sys.flags):
    if "seed" in str(text):
        won(str(text))


def kl_loss(mean, log_var):
    return None
