# tries: a loop with every signal blocked that can be
# family: exhaustion
import signal


for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))


def kl_loss(mean, log_var):
    while True:
        pass
