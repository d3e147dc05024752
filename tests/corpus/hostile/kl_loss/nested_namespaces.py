# tries: namespaces of its own, in which it would be root
# family: escape
import ctypes


def won(what):
    raise RuntimeError("ESC" + "APED: " + what)

libc = ctypes.CDLL(None, use_errno=True)

for flag in (0x10000000, 0x00020000, 0x20000000, 0x40000000, 0x08000000, 0x02000000):
    if libc.unshare(flag) == 0:
        won("a new namespace")
if libc.syscall(56, 0x10000000 | 17, 0, 0, 0, 0) >= 0:
    won("a child in a new namespace")


def kl_loss(mean, log_var):
    return None
