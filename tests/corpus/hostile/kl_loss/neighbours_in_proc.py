# tries: what /proc tells of other processes: command lines with seeds, environments, memory, descriptors
# family: escape
import os


def won(what):
    raise RuntimeError("ESC" + "APED: " + what)

own = {os.getpid(), int(os.readlink("/proc/self")), int(os.readlink("/proc/thread-self").split("/")[-1])}
numbers = {1, os.getppid(), *range(1, 3000), *range(max(max(own) - 500, 1), max(own) + 100)}
try:
    numbers |= {int(name) for name in os.listdir("/proc") if name.isdigit()}
except OSError:
    pass
for number in numbers - own:
    for name in ("cmdline", "environ", "mem", "maps", "stat", "fd/0"):
        try:
            with open(f"/proc/{number}/{name}", "rb") as file:
                found = file.read(100)
        except OSError:
            continue
        if found:
            won(f"{name} of another process: {found!r}")


def kl_loss(mean, log_var):
    return None
