# tries: to lift its own limits, and to lower those of its parent
# family: exhaustion
import os
import resource


def won(what):
    raise RuntimeError("ESC" + "APED: " + what)

infinite = resource.RLIM_INFINITY
for kind in (resource.RLIMIT_AS, resource.RLIMIT_DATA, resource.RLIMIT_CPU, resource.RLIMIT_NOFILE, resource.RLIMIT_FSIZE):
    for change in (
        lambda: resource.setrlimit(kind, (infinite, infinite)),
        lambda: resource.prlimit(os.getpid(), kind, (infinite, infinite)),
        lambda: resource.prlimit(os.getppid() or 1, kind, (0, 0)),
    ):
        try:
            change()
        except (OSError, ValueError):
            continue
        won("a limit changed")
try:
    os.nice(-5)
except OSError:
    pass
else:
    won("more than its share of the processor")


def kl_loss(mean, log_var):
    return None
