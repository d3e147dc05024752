# tries: never returns, and ignores the signals that would stop it.
# family: exhaustion
import signal

for number in (signal.SIGTERM, signal.SIGINT, signal.SIGALRM, signal.SIGHUP, signal.SIGXCPU):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass


def kl_loss(mean, log_var):
    while True:
        try:
            sum(range(10**8))
        except BaseException:
            pass
