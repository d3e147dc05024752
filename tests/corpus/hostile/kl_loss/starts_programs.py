# tries: programs, by every way of starting them
# family: escape
import os
import subprocess
import ctypes


def won(what):
    raise RuntimeError("ESC" + "APED: " + what)

libc = ctypes.CDLL(None, use_errno=True)

for start in (
    lambda: subprocess.run(["/bin/sh", "-c", "touch /tmp/pwned"], check=True),
    lambda: os.posix_spawn("/bin/sh", ["sh"], {}),
    lambda: os.system("touch /tmp/pwned") and 1 / 0,
    lambda: os.execv("/bin/true", ["true"]),
    lambda: os.forkpty(),
):
    try:
        start()
    except (OSError, subprocess.SubprocessError, ZeroDivisionError):
        continue
    won("a program")
if libc.vfork() >= 0 or libc.syscall(58) >= 0:
    won("a child by vfork")


def kl_loss(mean, log_var):
    return None
