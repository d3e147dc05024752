# tries: user ids, capabilities and set-user-id files
# family: escape
import ctypes
import os


def won(what):
    raise RuntimeError("ESC" + "APED: " + what)

libc = ctypes.CDLL(None, use_errno=True)

for become in (lambda: os.setuid(0), lambda: os.setgid(0), lambda: os.setresuid(0, 0, 0), lambda: os.setgroups([0])):
    try:
        become()
    except OSError:
        continue
    won("another user")
if libc.prctl(8, 1, 0, 0, 0) == 0 or libc.prctl(47, 2, 21, 0, 0) == 0 or libc.prctl(4, 1, 0, 0, 0) == 0:
    won("a privilege kept")


def kl_loss(mean, log_var):
    return None
